package io.emberkeep.hypervisor.web;

import io.emberkeep.hypervisor.messaging.Channels;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the channels open when the service starts, not with the first request. */
@Singleton
class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class);

    void onStart(@Observes StartupEvent started, Channels channels) {
        LOG.infof("starting; %s", channels.ready() ? "ready" : "reading what is known");
    }
}
