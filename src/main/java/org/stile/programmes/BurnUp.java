package org.stile.programmes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/**
 * The picture of go-lives against the deadline, as SVG: lines that differ by dashes as well as colour, so that it can be
 * read in grey. The table beside it says the same.
 */
@ApplicationScoped
class BurnUp {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    // the design system's blue, and a dark orange that differs from it in lightness too
    private static final Color BLUE = new Color(0x005eb8);
    private static final Color ORANGE = new Color(0x9a4a00);
    private static final Color GREY = new Color(0x4c6272);
    private static final float[] DASHES = {8f, 6f};
    private static final float[] LONG_DASHES = {14f, 4f};
    private static final float[] DOTS = {2f, 5f};

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
        line(chart, "Live for certain", days, live, BLUE, new BasicStroke(3f));
        if (!possible.equals(live)) {
            line(chart, "At most", days, possible, ORANGE, dashed(DASHES));
        }
        forecast(chart, what.forecasts());
        if (board.programme().deadline() != null) {
            Date deadline = date(board.programme().deadline());
            line(chart, "Deadline", List.of(deadline, deadline), List.of(0, board.expected()), GREY, dashed(DOTS));
        }
        return drawn(chart);
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
        line(chart, "Forecast, at least", days, low, GREY, dashed(LONG_DASHES));
        line(chart, "Forecast, at most", days, high, GREY, dashed(LONG_DASHES));
    }

    private static void style(XYChart chart) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(Styler.LegendPosition.InsideNW)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(font);
        chart.getStyler()
                .setAxisTickLabelsFont(font)
                .setAxisTitleFont(font)
                .setDatePattern("MMM yyyy")
                .setYAxisMin(0.0)
                .setPlotGridVerticalLinesVisible(false)
                .setYAxisDecimalPattern("0");
    }

    private static BasicStroke dashed(float[] pattern) {
        return new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, pattern, 0f);
    }

    private static void line(
            XYChart chart, String name, List<Date> days, List<Integer> counts, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, days, counts);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static String drawn(XYChart chart) {
        SVGGraphics2D canvas = new SVGGraphics2D(empty());
        canvas.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
        chart.paint(canvas, WIDTH, HEIGHT);
        StringWriter svg = new StringWriter();
        try {
            // attributes and no styles: our policy allows no inline ones
            canvas.stream(svg, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException(e);
        }
        return svg.toString();
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
