package org.stile.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * How to reach a database.
 *
 * @param user empty: whatever the URL says
 */
record Login(String url, String user, Secret password) {

    /** A connection of one's own, not from a pool; close it. Gives up after 10 seconds. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        // 10 s: a server that answers later than that at start would make every page wait
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("connectTimeout", "10");
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (password.isGiven()) {
            properties.setProperty("password", password.value());
        }
        // not through DriverManager: it looks in the wrong class loader before Quarkus runs
        return new Driver().connect(url, properties);
    }

    /** The address without what may carry a password. */
    String shown() {
        return url.replaceFirst("\\?.*$", "").replaceFirst("//[^/@]*@", "//");
    }
}
