package org.stile.boot;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the portal listens and how the world sees it.
 *
 * @param port 0 lets the system choose
 * @param publicUrl without a path; empty when not given
 * @param trustedProxies addresses, networks or names whose forwarding headers count
 */
record WebSettings(String host, int port, String publicUrl, List<String> trustedProxies) {
    private static final Pattern PROXY = Pattern.compile("[0-9A-Za-z.:_-]+(/[0-9]{1,3})?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:_%-]+");

    static WebSettings from(Environment env) {
        return new WebSettings(host(env), port(env), publicUrl(env), trustedProxies(env));
    }

    /** Whether only this machine can reach the portal. A name that merely resolves to it is not taken for it. */
    boolean isLocal() {
        return isLoopback(host);
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static String host(Environment env) {
        String host = env.text("STILE_HOST").orElse("127.0.0.1");
        if (!HOST.matcher(host).matches()) {
            throw env.wrong("STILE_HOST", "Give an address of this machine, or leave it out for 127.0.0.1.");
        }
        return host;
    }

    private static int port(Environment env) {
        String port = env.text("STILE_PORT").orElse("8080");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw env.wrong("STILE_PORT", "Give a number from 0 to 65535, or leave it out for 8080.");
        }
        return Integer.parseInt(port);
    }

    private static String publicUrl(Environment env) {
        String url = env.text("STILE_PUBLIC_URL").orElse("").replaceFirst("/$", "");
        if (!url.isEmpty() && !isOrigin(url)) {
            throw env.wrong("STILE_PUBLIC_URL", "Give an address such as https://stile.example.org, without a path.");
        }
        return url;
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && url.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> trustedProxies(Environment env) {
        List<String> proxies = List.of(env.text("STILE_TRUSTED_PROXIES")
                .map(text -> text.split("[\\s,]+"))
                .orElse(new String[0]));
        if (!proxies.stream().allMatch(proxy -> PROXY.matcher(proxy).matches())) {
            throw env.wrong("STILE_TRUSTED_PROXIES", "Give addresses or networks with commas, such as 10.0.0.0/8.");
        }
        return proxies;
    }
}
