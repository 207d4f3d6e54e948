package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.stile.base.Problem;

class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final Throttle throttle = new Throttle(now::get);

    private void fail(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            throttle.attempt(email, address);
        }
    }

    @Test
    void an_account_takes_ten_failures_and_then_one_every_ninety_seconds() {
        fail(10, "a@trust.example", "192.0.2.1");

        assertThatThrownBy(() -> throttle.attempt("A@Trust.Example", "192.0.2.2"))
                .isInstanceOfSatisfying(
                        Problem.TooMany.class,
                        problem -> assertThat(problem.retryAfterSeconds()).isBetween(89L, 91L));
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(91)));
        assertThatCode(() -> throttle.attempt("a@trust.example", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void an_address_takes_fifty_failures_whatever_the_accounts() {
        for (int i = 0; i < 50; i++) {
            throttle.attempt("a" + i + "@trust.example", "192.0.2.1");
        }

        assertThatThrownBy(() -> throttle.attempt("new@trust.example", "192.0.2.1"))
                .isInstanceOf(Problem.TooMany.class);
        assertThatCode(() -> throttle.attempt("new@trust.example", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void success_costs_nothing_and_forgives_nothing() {
        for (int i = 0; i < 100; i++) {
            throttle.attempt("a@trust.example", "192.0.2.1").succeeded();
        }
        fail(9, "a@trust.example", "192.0.2.1");
        throttle.attempt("a@trust.example", "192.0.2.1").succeeded();
        fail(1, "a@trust.example", "192.0.2.1");

        assertThatThrownBy(() -> throttle.attempt("a@trust.example", "192.0.2.1"))
                .isInstanceOf(Problem.TooMany.class);
    }

    @Test
    void refusals_by_address_do_not_lock_accounts() {
        for (int i = 0; i < 50; i++) {
            throttle.attempt("a" + i + "@trust.example", "192.0.2.1");
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> throttle.attempt("victim@trust.example", "192.0.2.1"))
                    .isInstanceOf(Problem.TooMany.class);
        }

        assertThatCode(() -> throttle.attempt("victim@trust.example", "192.0.2.2"))
                .doesNotThrowAnyException();
    }

    @Test
    void one_customer_of_ipv6_is_one_address() {
        assertThat(ClientAddress.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
        assertThat(ClientAddress.network("2001:db8:1:2::6")).isEqualTo("2001:db8:1:2");
        assertThat(ClientAddress.network("2001:db8::6")).isEqualTo(ClientAddress.network("2001:db8:0:0:9:9:9:9"));
        assertThat(ClientAddress.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.network("::ffff:192.0.2.1")).isEqualTo("::ffff:192.0.2.1");
    }
}
