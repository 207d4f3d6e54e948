package org.stile.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Whether the portal will be able to listen where it was told to. */
final class PortCheck {
    private PortCheck() {}

    /**
     * Listens for a moment.
     *
     * @throws StartRefused when the port is taken, is not ours to take, or the address is not this machine's
     */
    static void run(WebSettings web) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(web.host()), web.port()));
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "STILE_HOST is '%s', which is no address. Leave it out for 127.0.0.1.".formatted(web.host()), e);
        } catch (BindException e) {
            throw new StartRefused(refusal(web, String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new StartRefused(
                    "Port %d cannot be opened (%s).".formatted(web.port(), String.valueOf(e.getMessage())), e);
        }
    }

    private static String refusal(WebSettings web, String message) {
        if (message.contains("assign requested address")) {
            return "STILE_HOST is '%s', which is not an address of this machine. Leave it out for 127.0.0.1."
                    .formatted(web.host());
        }
        if (message.contains("denied")) {
            return "Port %d is for root only. Give one from 1024 up in STILE_PORT.".formatted(web.port());
        }
        return "Port %d is taken by another program. Stop that, or set STILE_PORT (0 picks a free port)."
                .formatted(web.port());
    }
}
