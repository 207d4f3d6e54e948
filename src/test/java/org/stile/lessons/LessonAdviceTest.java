package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonAdviceTest {

    private static final String GOOD_ACTION = "Do ask the PACS manager to test a backup each month";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Train each shift in the week before it uses PACS, not months ahead",
                "Check a sample of old images by eye before you switch the old archive off",
                "Test voice recognition with real accents before go-live",
                "Don't hang training dates on one unreleased version",
                "Do not let the supplier's dates decide yours",
                "Never go live on a bank holiday",
                "Always keep a second route to images",
                "Tin whiskers are still shorting out satellites",
                "Faster images on their own won’t cut reporting times",
                "A basic portal beat waiting for the grand regional solution",
                "When one health board slipped, everybody downstream slipped too",
                "What gets counted gets done",
                "Our PACS agreement died with the regional deal it was tied to",
                "Two years of promises: ask for milestones",
                "Ring a radiologist while the patient is still in the cubicle",
                "Secure patient data on laptops",
                "Measure speed at the ward PC",
                "Plan storage from the growth in images, not from the number of examinations",
                "Report turnaround chart showed what each new technology gave us",
                "Radiographers: log your reject rate before the digital rooms arrive",
                "Who pays for the archive? It stalled every bid, so settle it first",
                "Before go-live, walk every ward with a list",
                "Triangulate the image counts of both archives",
                "Images lost in transit",
                "The lookup table must match on both sides",
                "PACS needs a second network route, which nobody had ordered"
            })
    void a_title_that_states_a_lesson_gets_no_advice(String title) {
        assertThat(onTitle(title)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PACS training",
                "Voice recognition",
                "Problems with migration",
                "Problems with the migration of images from the old archive",
                "Lessons learned from PACS",
                "Lessons learned during the migration of old images",
                "Communication with clinical staff",
                "Training and support for users",
                "Planning, design and build of the archive",
                "Test results for the ward",
                "Test environment problems at go-live",
                "Report on the pilot",
                "Review of the business case",
                "The importance of early engagement",
                "Image exchange between neighbouring trusts",
                "Issues identified during user acceptance testing",
                "Go-live weekend support arrangements",
                "Change management in radiology departments",
                "Shared image archive",
                "Training needs analysis for radiographers"
            })
    void a_title_that_names_a_topic_is_asked_for_the_lesson(String title) {
        assertThat(onTitle(title)).contains("names a topic").contains("For example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How to train staff for PACS",
                "What we learned from go-live",
                "Why training matters",
                "Should we buy one PACS for the region",
                "Who should own the archive?"
            })
    void a_title_that_asks_is_asked_for_the_answer(String title) {
        assertThat(onTitle(title)).contains("giving the answer");
    }

    @Test
    void a_title_in_capitals_is_asked_for_small_letters() {
        assertThat(onTitle("TEST EVERY PRINTER BEFORE GO-LIVE")).contains("capitals");
    }

    @Test
    void an_acronym_in_the_title_is_to_be_explained_unless_it_is_familiar_or_explained_somewhere() {
        assertThat(onTitle("Keep the VNA out of the RIS contract")).contains("‘VNA’");
        assertThat(onTitle("Keep PACS, CT, MRI and A&E on one list")).isEmpty();
        assertThat(onTitle("Keep the vendor-neutral archive (VNA) out of the contract"))
                .isEmpty();
        Written explained =
                new Written("Keep the VNA out of the RIS contract", "Our vendor-neutral archive (VNA) ended.");
        assertThat(by(explained)).doesNotContainKey("title");
    }

    @Test
    void titles_of_the_shipped_lessons_get_no_advice_and_hardly_anything_else_of_them_does() {
        List<LessonContent> shipped = ShippedLessons.all();
        assertThat(shipped).hasSizeGreaterThan(50);
        assertThat(shipped.stream().filter(lesson -> TitleRule.advice(lesson).isPresent()))
                .hasSizeLessThanOrEqualTo(shipped.size() / 20);
        assertThat(shipped.stream().filter(lesson -> !LessonAdvice.of(lesson).isEmpty()))
                .hasSizeLessThanOrEqualTo(shipped.size() / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do name one person who may stop the go-live",
                "Don't rely on the supplier's count of migrated images alone",
                "Do book an hour in a quiet room for each person",
                "Don't start everybody on the same day",
                "Before go-live, walk every ward with a list of printers",
                "Do agree with the communications team what must be agreed first",
                "Every ward manager should check the printers",
                "The images should be counted by the PACS manager",
                "Do train the night shift on the night shift",
                "Do plan for double running of both archives in the last month",
                "Do test special characters through every interface",
                "Never delete the originals within a month",
                "Do triangulate the counts of both archives",
                "Do not announce a date",
                "Do have a paper form at each reception desk"
            })
    void a_recommendation_that_can_be_acted_on_gets_no_advice(String line) {
        assertThat(onRecommendation(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Be careful",
                "Be very careful with old monitors",
                "More training",
                "Better communication",
                "Improve communication between departments",
                "Do ensure adequate resources",
                "Plan ahead",
                "Do test properly",
                "Involve all stakeholders early",
                "Take more care",
                "Learn lessons"
            })
    void a_vague_recommendation_is_asked_for_what_who_and_when(String line) {
        assertThat(onRecommendation(line)).contains("hard to act on").contains("who does it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A named contact for each site",
                "Printers in theatres",
                "Weekly meetings with the supplier",
                "Training before go-live on real images"
            })
    void a_recommendation_without_an_action_is_asked_for_a_verb(String line) {
        assertThat(onRecommendation(line)).contains("beginning with a verb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Backups should be tested each month",
                "The interface must always be monitored",
                "Someone should watch the queue",
                "They need a list of printers"
            })
    void a_recommendation_for_nobody_is_asked_who_acts(String line) {
        assertThat(onRecommendation(line)).contains("who acts");
    }

    @Test
    void only_the_first_recommendation_that_needs_advice_is_named() {
        assertThat(by(good().recommending(GOOD_ACTION, "More training", "Be careful"))
                        .get("recommendations"))
                .contains("‘More training’")
                .doesNotContain("careful");
    }

    @Test
    void a_lesson_without_a_recommendation_is_asked_for_one() {
        assertThat(by(good().recommending())).containsOnlyKeys("recommendations");
    }

    @Test
    void blame_without_a_remedy_is_asked_for_what_to_change() {
        Written blame = new Written(Written.GOOD_TITLE, "The supplier failed to load the table. Clinics ran late.");
        assertThat(by(blame).get("event")).contains("what to change");
        assertThat(by(blame.recommending("Be careful")).get("event")).contains("what to change");
        assertThat(by(blame.recommending(GOOD_ACTION))).doesNotContainKey("event");
    }

    @Test
    void a_machine_that_fails_is_not_blamed() {
        Written fault =
                new Written(Written.GOOD_TITLE, "The interface failed to start. The manager rang the supplier.");
        assertThat(by(fault)).doesNotContainKey("event");
    }

    @Test
    void words_that_judge_people_are_named_whatever_else_is_said() {
        Written harsh =
                good().causes("The trainers didn’t even bother to come.").recommending(GOOD_ACTION);
        assertThat(by(harsh).get("causes")).contains("‘didn't even bother’").contains("For example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Always", "All trusts", "At any site"})
    void a_stranger_must_be_able_to_judge_when_it_applies(String when) {
        assertThat(by(good().recommending(GOOD_ACTION).when(when))).containsOnlyKeys("applies-when");
    }

    @Test
    void a_sentence_of_more_than_forty_words_is_shown_by_its_beginning() {
        Written longwinded = new Written(Written.GOOD_TITLE, "First. Then " + "on and ".repeat(20) + "on it went.")
                .recommending(GOOD_ACTION);
        assertThat(by(longwinded).get("event")).contains("‘Then on and").contains("44 words");
    }

    @Test
    void long_lists_are_not_long_sentences() {
        Written list = new Written(Written.GOOD_TITLE, "- one more printer\n".repeat(30)).recommending(GOOD_ACTION);
        assertThat(LessonAdvice.of(list.content())).isEmpty();
    }

    @Test
    void there_is_one_advice_for_a_field_and_never_more_than_five() {
        String rambling = "Useless and " + "on ".repeat(50);
        List<LessonAdvice.Advice> advice = LessonAdvice.of(new Written("PACS", rambling)
                .summary(rambling)
                .causes(rambling)
                .recommending("Be careful")
                .when("Always")
                .content());
        assertThat(advice)
                .extracting(LessonAdvice.Advice::field)
                .containsExactly("title", "recommendations", "event", "causes", "applies-when");
    }

    @Test
    void an_empty_form_is_not_told_off_for_its_title() {
        assertThat(by(new Written("", ""))).containsOnlyKeys("recommendations");
    }

    @ParameterizedTest
    @MethodSource("org.stile.lessons.ObservationDraftTest#hostile")
    void any_text_is_read_in_time_that_grows_with_its_length(String text) {
        Written hostile = new Written(text, text).recommending(text);
        assertTimeout(Duration.ofSeconds(5), () -> LessonAdvice.of(hostile.content()));
    }

    private static Written good() {
        return new Written(Written.GOOD_TITLE, "One printer in theatres was not on the list.");
    }

    private static String onTitle(String title) {
        return by(new Written(title, "")).getOrDefault("title", "");
    }

    private static String onRecommendation(String line) {
        return by(good().recommending(line)).getOrDefault("recommendations", "");
    }

    private static Map<String, String> by(Written written) {
        return LessonAdvice.of(written.content()).stream()
                .collect(Collectors.toMap(LessonAdvice.Advice::field, LessonAdvice.Advice::message));
    }
}
