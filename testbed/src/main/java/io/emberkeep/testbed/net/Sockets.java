package io.emberkeep.testbed.net;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every port of every address; each looks after every change as the model says. */
public final class Sockets implements AutoCloseable {

    private final Consumer<String> journal;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Conversations conversations;

    /** @param journal is told of trouble with a port */
    public Sockets(Engine engine, Consumer<String> journal) {
        this.journal = journal;
        this.conversations = new Conversations(engine);
    }

    /**
     * Takes all ports.
     *
     * @throws IOException with a sentence, if one is taken; then none is kept
     */
    public void open(World world) throws IOException {
        try {
            for (String address : addresses(world)) {
                for (int port : world.ports()) {
                    var endpoint = new Endpoint(address, port, conversations);
                    endpoints.add(endpoint);
                    endpoint.check();
                    endpoint.look(look(world, endpoint));
                }
            }
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    /** Makes every port look as it does in this world. */
    public void follow(World world) {
        for (Endpoint endpoint : endpoints) {
            try {
                endpoint.look(look(world, endpoint));
            } catch (IOException taken) {
                journal.accept(taken.getMessage());
            }
        }
    }

    @Override
    public void close() {
        endpoints.forEach(Endpoint::close);
        conversations.close();
    }

    private static Look look(World world, Endpoint endpoint) {
        return Network.look(world, endpoint.address(), endpoint.port(), 0);
    }

    static Set<String> addresses(World world) {
        var all = new LinkedHashSet<String>();
        world.hosts().values().forEach(host -> all.add(host.ip()));
        world.vms().values().forEach(vm -> all.add(vm.ip()));
        all.addAll(world.vips());
        return all;
    }
}
