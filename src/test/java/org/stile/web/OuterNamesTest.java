package org.stile.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every text here is rendered with and without it: only the work may differ. */
class OuterNamesTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Engine plain = engine().build();
    private final Engine ours = engine().addValueResolver(new OuterNames()).build();

    private EngineBuilder engine() {
        return Engine.builder().addDefaults().addValueResolver(new Counting(asked));
    }

    /** Stands for the hundreds of generated resolvers; never applies. */
    private record Counting(AtomicInteger asked) implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            asked.incrementAndGet();
            return false;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            throw new IllegalStateException();
        }

        @Override
        public int getPriority() {
            return 20;
        }
    }

    @Test
    void a_name_is_found_in_the_nearest_scope_that_has_it() {
        rendered("1a 1b 2a 2b ", "{#for n in numbers}{#for l in letters}{n}{l} {/for}{/for}");
        rendered("xa xb ", "{#let n='x'}{#for l in letters}{n}{l} {/for}{/let}");
        rendered("a0, b1", "{#for l in letters}{l}{l_index}{#if l_hasNext}, {/if}{/for}");
    }

    @Test
    void what_follows_a_dot_is_not_looked_for_around() {
        rendered("none", "{#for l in single}{map.letters ?: 'none'}{/for}");
        rendered("none", "{#let inner=map}{inner.numbers ?: 'none'}{/let}");
        rendered("empty", "{#let numbers=nothing}{#if numbers}some{#else}empty{/if}{/let}");
    }

    @Test
    void what_no_scope_has_is_said_as_before() {
        rendered("-", "{#for n in single}{nowhere ?: '-'}{/for}");
        String wrong = "{#for n in numbers}{nowhere}{/for}";
        String before =
                assertThrows(TemplateException.class, () -> text(plain, wrong)).getMessage();
        assertEquals(
                before,
                assertThrows(TemplateException.class, () -> text(ours, wrong)).getMessage());
    }

    @Test
    void no_other_resolver_is_asked_again_for_an_outer_name() {
        String template = "{#for n in many}{map.size}{/for}";
        asked.set(0);
        text(plain, template);
        int before = asked.get();
        asked.set(0);
        text(ours, template);
        assertTrue(before > 1_900, "plain: " + before);
        assertTrue(asked.get() < 20, "ours: " + asked.get());
    }

    private void rendered(String expected, String template) {
        assertEquals(expected, text(plain, template));
        assertEquals(expected, text(ours, template));
    }

    private static String text(Engine engine, String template) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "numbers", List.of(1, 2),
                "letters", List.of("a", "b"),
                "single", List.of("one"),
                "many", Collections.nCopies(1_000, "x"),
                "map", Map.of("key", "value")));
        data.put("nothing", null);
        TemplateInstance instance = engine.parse(template).instance();
        data.forEach(instance::data);
        return instance.render();
    }
}
