package org.stile.programmes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.stile.web.Picture;

/**
 * The picture of where trusts stand: stages from top to bottom, regions from left to right, and in each field how many
 * trusts are there. The number is written in the field, so that nothing hangs on the shade; the table beside it says the
 * same.
 */
@ApplicationScoped
class Pipeline {

    private static final int WIDTH = 960;
    private static final int ROW = 44;
    private static final int AXIS = 90;
    private static final int REMEMBERED = 50;

    private final Cache<Drawn, String> drawn =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Drawn(List<String> regions, List<Board.StageCount> stages) {}

    /** The picture; empty when nobody is in the programme. Thread-safe. */
    String svg(Board board) {
        List<Board.StageCount> stages = board.stages();
        return stages.stream().allMatch(stage -> stage.total() == 0)
                ? ""
                : drawn.get(
                        new Drawn(
                                board.programme().regions().stream()
                                        .map(Programme.Place::name)
                                        .toList(),
                                stages),
                        Pipeline::draw);
    }

    /** How high it is with so many stages: pages say so, that nothing moves while it loads. */
    static int height(int stages) {
        return AXIS + ROW * stages;
    }

    private static String draw(Drawn what) {
        // the first row of the chart is its lowest
        List<Board.StageCount> stages = new ArrayList<>(what.stages());
        Collections.reverse(stages);
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(height(stages.size()))
                .build();
        int most = stages.stream()
                .flatMap(stage -> stage.byRegion().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        chart.getStyler()
                .setShowValue(true)
                .setValueFont(Picture.FONT)
                .setValueFontColor(Color.BLACK)
                .setHeatMapValueDecimalPattern("0")
                .setMin(0)
                .setMax(Math.max(1, most))
                .setRangeColors(new Color[] {Color.WHITE, Picture.PALE_BLUE})
                .setDrawBorder(true);
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendVisible(false);
        chart.getStyler()
                .setAxisTickLabelsFont(Picture.FONT)
                .setXAxisMaxLabelCount(what.regions().size());
        chart.addSeries(
                "Trusts",
                what.regions(),
                stages.stream().map(Board.StageCount::name).toList(),
                cells(stages));
        return Picture.svg(chart);
    }

    private static List<Number[]> cells(List<Board.StageCount> stages) {
        List<Number[]> cells = new ArrayList<>();
        for (int y = 0; y < stages.size(); y++) {
            List<Integer> byRegion = stages.get(y).byRegion();
            for (int x = 0; x < byRegion.size(); x++) {
                cells.add(new Number[] {x, y, byRegion.get(x)});
            }
        }
        return cells;
    }
}
