package org.stile.boot;

/**
 * What a first start puts in, and what search makes of it.
 *
 * @param demo whether the accounts of {@link DemoAccounts} exist
 * @param lessons whether lessons, programmes, toolkits and polls are loaded; the rest always is
 * @param meaning whether search goes by meaning as well as by words
 */
record ContentSettings(boolean demo, boolean lessons, boolean meaning) {

    static ContentSettings from(Environment env, WebSettings web, DatabaseSettings database) {
        return new ContentSettings(demo(env, web, database), lessons(env), meaning(env));
    }

    private static boolean demo(Environment env, WebSettings web, DatabaseSettings database) {
        boolean embedded = database instanceof DatabaseSettings.Embedded;
        var said = env.flag("STILE_DEMO");
        boolean demo = said.orElse(embedded);
        if (demo && !embedded) {
            throw new StartRefused("STILE_DEMO is true, but a database of your own (STILE_DB_URL) never gets demo"
                    + " accounts. Leave one of the two out.");
        }
        if (demo && said.isEmpty() && !web.isLocal()) {
            throw new StartRefused("STILE_HOST is '" + web.host() + "', and everybody knows the passwords of the demo"
                    + " accounts. Set STILE_DEMO=false, or STILE_DEMO=true if you mean it.");
        }
        return demo;
    }

    private static boolean meaning(Environment env) {
        return switch (env.text("STILE_MEANING").orElse("on")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw env.wrong("STILE_MEANING", "Say off, or leave it out to search by meaning too.");
        };
    }

    private static boolean lessons(Environment env) {
        return switch (env.text("STILE_CONTENT").orElse("all")) {
            case "all" -> true;
            case "none" -> false;
            default -> throw env.wrong("STILE_CONTENT", "Say none, or leave it out to load everything.");
        };
    }
}
