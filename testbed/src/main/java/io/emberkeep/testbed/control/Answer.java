package io.emberkeep.testbed.control;

/**
 * What a client is answered.
 *
 * @param status of HTTP
 * @param body becomes JSON
 */
record Answer(int status, Object body) {

    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer error(int status, String sentence) {
        return new Answer(status, new Views.Fault(sentence));
    }

    static Answer noSuchThing(Request request) {
        return error(
                404,
                "There is nothing at "
                        + request.method()
                        + " /"
                        + String.join("/", request.path())
                        + ".");
    }
}
