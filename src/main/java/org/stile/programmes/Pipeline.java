package org.stile.programmes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.stile.web.Picture;

/**
 * The picture of where trusts stand: stages from top to bottom, regions from left to right, and in each field how many
 * trusts are there. The number is written in the field, so that nothing hangs on the shade; the table beside it says the
 * same. Drawn by hand: the heat map of our charts leaves out labels of rows and sets the rest beside other rows.
 */
@ApplicationScoped
class Pipeline {

    private static final int WIDTH = 960;
    private static final int ROW = 36;
    private static final int STAGES = 200;
    // names of regions stand upright, since a programme may have twenty of any length
    private static final int REGIONS = 260;
    private static final int GAP = 8;
    private static final int BASELINE = 23;
    private static final int REMEMBERED = 50;

    private final Cache<Drawn, String> drawn =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Drawn(List<String> regions, List<Board.StageCount> stages) {

        int most() {
            return stages.stream()
                    .flatMap(stage -> stage.byRegion().stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }

        int column() {
            return (WIDTH - STAGES) / regions.size();
        }
    }

    /** How high it is with so many stages: pages say so, that nothing moves while it loads. */
    static int height(int stages) {
        return REGIONS + ROW * stages + 1;
    }

    /** The picture; empty when nobody is in the programme. Thread-safe. */
    String svg(Board board) {
        List<String> regions =
                board.programme().regions().stream().map(Programme.Place::name).toList();
        Drawn what = new Drawn(regions, board.stages());
        return what.most() == 0 ? "" : drawn.get(what, Pipeline::draw);
    }

    private static String draw(Drawn what) {
        return Picture.svg(WIDTH, height(what.stages().size()), canvas -> {
            canvas.setFont(Picture.FONT);
            for (int x = 0; x < what.regions().size(); x++) {
                upright(canvas, what.regions().get(x), STAGES + x * what.column() + what.column() / 2 + GAP / 2);
            }
            for (int y = 0; y < what.stages().size(); y++) {
                row(canvas, what, y);
            }
        });
    }

    private static void upright(Graphics2D canvas, String name, int x) {
        Graphics2D turned = (Graphics2D) canvas.create();
        turned.translate(x, REGIONS - GAP);
        turned.rotate(-Math.PI / 2);
        turned.setColor(Color.BLACK);
        turned.drawString(shortened(turned, name, REGIONS - 2 * GAP), 0, 0);
        turned.dispose();
    }

    private static void row(Graphics2D canvas, Drawn what, int y) {
        Board.StageCount stage = what.stages().get(y);
        int top = REGIONS + y * ROW;
        canvas.setColor(Color.BLACK);
        canvas.drawString(shortened(canvas, stage.name(), STAGES - 2 * GAP), GAP, top + BASELINE);
        for (int x = 0; x < what.regions().size(); x++) {
            int left = STAGES + x * what.column();
            int count = stage.byRegion().get(x);
            canvas.setColor(shade(count, what.most()));
            canvas.fillRect(left, top, what.column(), ROW);
            canvas.setColor(Picture.GREY);
            canvas.drawRect(left, top, what.column(), ROW);
            if (count > 0) {
                String number = Integer.toString(count);
                canvas.setColor(Color.BLACK);
                int middle = left + (what.column() - canvas.getFontMetrics().stringWidth(number)) / 2;
                canvas.drawString(number, middle, top + BASELINE);
            }
        }
    }

    /** From white to a blue on which black can be read. */
    private static Color shade(int count, int most) {
        double part = (double) count / most;
        Color full = Picture.PALE_BLUE;
        return new Color(between(full.getRed(), part), between(full.getGreen(), part), between(full.getBlue(), part));
    }

    private static int between(int full, double part) {
        int white = 255;
        return (int) Math.round(white + (full - white) * part);
    }

    private static String shortened(Graphics2D canvas, String name, int room) {
        String fits = name;
        while (canvas.getFontMetrics().stringWidth(fits) > room) {
            fits = fits.substring(0, fits.length() - 2) + "…";
        }
        return fits;
    }
}
