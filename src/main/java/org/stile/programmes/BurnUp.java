package org.stile.programmes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.stile.web.Picture;

/**
 * The picture of go-lives against the deadline, as SVG: lines that differ by dashes as well as colour, so that it can be
 * read in grey. The table beside it says the same.
 */
@ApplicationScoped
class BurnUp {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    // which of the lines that can be told apart without colour
    private static final int WHOLE = 0;
    private static final int DASHED = 1;
    private static final int DOTTED = 2;
    private static final int LONG_DASHED = 3;

    // drawing takes a tenth of a second, and most people look at the same few days
    private static final int REMEMBERED = 50;

    private final Cache<Drawn, String> drawn =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Drawn(Board board, List<Forecast> forecasts) {}

    /**
     * The picture; empty when there is nothing to draw yet. Thread-safe.
     *
     * @param forecasts those made by the board's day, the latest first; of the latest day the range is drawn
     */
    String svg(Board board, List<Forecast> forecasts) {
        return drawn.get(new Drawn(board, forecasts), BurnUp::draw);
    }

    private static String draw(Drawn what) {
        Board board = what.board();
        List<Board.Month> months = board.months();
        if (months.isEmpty()) {
            return "";
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle("Trusts live")
                .build();
        style(chart);
        List<Date> days = new ArrayList<>();
        List<Integer> live = new ArrayList<>();
        List<Integer> possible = new ArrayList<>();
        for (Board.Month month : months) {
            days.add(date(YearMonth.parse(month.month()).atEndOfMonth()));
            live.add(month.live());
            possible.add(month.possible());
        }
        line(chart, "Live for certain", days, live, Picture.BLUE, WHOLE);
        if (!possible.equals(live)) {
            line(chart, "At most", days, possible, Picture.ORANGE, DASHED);
        }
        forecast(chart, what.forecasts());
        if (board.programme().deadline() != null) {
            Date deadline = date(board.programme().deadline());
            line(chart, "Deadline", List.of(deadline, deadline), List.of(0, board.expected()), Picture.GREY, DOTTED);
        }
        return Picture.svg(chart);
    }

    private static void forecast(XYChart chart, List<Forecast> forecasts) {
        if (forecasts.isEmpty()) {
            return;
        }
        List<Date> days = new ArrayList<>();
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        Forecast first = forecasts.getFirst();
        days.add(date(first.asOf()));
        low.add(first.live());
        high.add(first.live());
        forecasts.stream()
                .filter(forecast -> forecast.asOf().equals(first.asOf()))
                .forEach(forecast -> {
                    days.add(date(forecast.forDay()));
                    low.add(forecast.low());
                    high.add(forecast.high());
                });
        line(chart, "Forecast, at least", days, low, Picture.GREY, LONG_DASHED);
        line(chart, "Forecast, at most", days, high, Picture.GREY, LONG_DASHED);
    }

    private static void style(XYChart chart) {
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(Styler.LegendPosition.InsideNW)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(Picture.FONT);
        chart.getStyler()
                .setAxisTickLabelsFont(Picture.FONT)
                .setAxisTitleFont(Picture.FONT)
                .setDatePattern("MMM yyyy")
                .setYAxisMin(0.0)
                .setPlotGridVerticalLinesVisible(false)
                .setYAxisDecimalPattern("0");
    }

    private static void line(
            XYChart chart, String name, List<Date> days, List<Integer> counts, Color colour, int stroke) {
        XYSeries series = chart.addSeries(name, days, counts);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(Picture.line(stroke));
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
