package org.stile.web;

import jakarta.ws.rs.core.Response;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/**
 * Charts as SVG, drawn on the server: no script, the same on paper, attributes and no styles, since our policy allows
 * none inline. Every picture stands beside its table.
 */
public final class Picture {

    public static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

    // the design system's blue, and colours that differ from it and from each other in lightness too
    public static final Color BLUE = new Color(0x005eb8);
    public static final Color ORANGE = new Color(0x9a4a00);
    public static final Color GREY = new Color(0x4c6272);
    public static final Color PALE_BLUE = new Color(0xa8cdf0);

    /** How lines are told apart without colour: whole, dashed, dotted and mixed. */
    private static final List<float[]> DASHES = List.of(
            new float[0],
            new float[] {8f, 6f},
            new float[] {2f, 5f},
            new float[] {14f, 4f},
            new float[] {14f, 4f, 2f, 4f},
            new float[] {4f, 2f});

    private static final float WIDTH = 3f;

    private Picture() {}

    /** A line that differs from those of other numbers; from 0, and after the last again from the first. */
    public static BasicStroke line(int number) {
        float[] dashes = DASHES.get(number % DASHES.size());
        return dashes.length == 0
                ? new BasicStroke(WIDTH)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes, 0f);
    }

    /** A chart of its own width and height. */
    public static String svg(Chart<?, ?> chart) {
        return svg(
                chart.getWidth(),
                chart.getHeight(),
                canvas -> chart.paint(canvas, chart.getWidth(), chart.getHeight()));
    }

    /** Whatever is drawn on a white sheet of this size. */
    public static String svg(int width, int height, Consumer<Graphics2D> drawing) {
        SVGGraphics2D canvas = new SVGGraphics2D(empty());
        canvas.setSVGCanvasSize(new Dimension(width, height));
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        drawing.accept(canvas);
        StringWriter svg = new StringWriter();
        try {
            canvas.stream(svg, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException(e);
        }
        return svg.toString();
    }

    /** The picture; no content (204) when it is empty. */
    public static Response answer(String svg) {
        return svg.isEmpty()
                ? Response.noContent().build()
                : Response.ok(svg).type("image/svg+xml;charset=UTF-8").build();
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
