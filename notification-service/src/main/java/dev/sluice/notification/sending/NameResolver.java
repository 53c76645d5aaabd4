package dev.sluice.notification.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks a name up. */
interface NameResolver {

    /** All addresses of the name, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
