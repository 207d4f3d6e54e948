package org.stile.polls;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.stile.web.Picture;

/**
 * The picture of how shares have moved from round to round: a line for each option, told apart by dashes and marks as
 * well as colour. Rounds that are hidden have no point. The table beside it says the same.
 */
@ApplicationScoped
class Trend {

    /** A single point is no trend. */
    static final int FEWEST_ROUNDS = 2;

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final double WHOLE = 100;

    private static final List<Color> COLOURS =
            List.of(Picture.BLUE, Picture.ORANGE, Picture.GREY, new Color(0x00703c), new Color(0x7c2855), Color.BLACK);
    private static final List<Marker> MARKS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.CROSS,
            SeriesMarkers.TRIANGLE_DOWN);

    /** The rounds that have a point: one a day, since two of a day would lie upon each other; the oldest first. */
    static List<Results> points(List<Results> rounds) {
        Map<LocalDate, Results> byDay = new LinkedHashMap<>();
        rounds.stream()
                .filter(round -> !round.hidden())
                .forEach(round -> byDay.putIfAbsent(round.round().held().on(), round));
        return List.copyOf(byDay.values());
    }

    /** The picture; empty with fewer than two rounds that show. Thread-safe. */
    String svg(Polls.Opened opened) {
        List<Results> rounds = points(opened.rounds());
        return rounds.size() < FEWEST_ROUNDS ? "" : draw(opened.poll(), rounds);
    }

    private static String draw(Poll poll, List<Results> rounds) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle("Share in per cent")
                .build();
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(Picture.FONT);
        chart.getStyler()
                .setAxisTickLabelsFont(Picture.FONT)
                .setAxisTitleFont(Picture.FONT)
                .setDatePattern("MMM yyyy")
                .setYAxisMin(0.0)
                .setYAxisMax(WHOLE)
                .setPlotGridVerticalLinesVisible(false)
                .setYAxisDecimalPattern("0");
        List<Date> days = rounds.stream()
                .map(round -> Date.from(round.round().held().on().atStartOfDay().toInstant(ZoneOffset.UTC)))
                .toList();
        for (int i = 0; i < poll.choices().size(); i++) {
            int option = i;
            List<BigDecimal> shares = rounds.stream()
                    .map(round -> round.lines().get(option).share().orElseThrow())
                    .toList();
            XYSeries series = chart.addSeries(poll.choices().get(i).label(), days, shares);
            series.setLineColor(COLOURS.get(i % COLOURS.size()));
            series.setMarkerColor(COLOURS.get(i % COLOURS.size()));
            series.setMarker(MARKS.get(i % MARKS.size()));
            series.setLineStyle(Picture.line(i));
        }
        return Picture.svg(chart);
    }
}
