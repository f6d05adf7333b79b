//! The plot: quality against the size of the pack, and against how much of a list was bought before.

use std::fmt::Write;

/// A point with its name.
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub name: String,
    pub ours: bool,
}

const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 360.0;
const MARGIN: f64 = 56.0;

/// Two panels side by side.
pub fn svg(title: &str, size: &[Point], nag: &[Point]) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"{MARGIN}\" y=\"20\" font-size=\"14\">{}</text>\n",
        WIDTH * 2.0 + MARGIN,
        HEIGHT + 2.0 * MARGIN,
        escape(title)
    );
    panel(&mut out, 0.0, "size of the pack, kB (5, 10, 20, 50 entries a row)", size, true);
    if !nag.is_empty() {
        panel(&mut out, WIDTH, "nag10: share of the first ten that was bought before", nag, false);
    }
    out.push_str("</svg>\n");
    out
}

fn panel(out: &mut String, left: f64, label: &str, points: &[Point], joined: bool) {
    let range = |of: fn(&Point) -> f64| {
        let low = points.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let pad = ((high - low) * 0.08).max(1e-4);
        (low - pad, high + pad)
    };
    let ((x0, x1), (y0, y1)) = (range(|p| p.x), range(|p| p.y));
    let (width, base) = (WIDTH - MARGIN * 1.5, HEIGHT + MARGIN * 0.8);
    let at = |x: f64, y: f64| (left + MARGIN + (x - x0) / (x1 - x0) * width, base - (y - y0) / (y1 - y0) * (base - MARGIN));
    let (right, top) = (left + MARGIN + width, MARGIN);
    let _ = writeln!(out, "<path d=\"M{} {top}V{base}H{right}\" fill=\"none\" stroke=\"#888\"/>", left + MARGIN);
    let _ = writeln!(out, "<text x=\"{}\" y=\"{}\">{label}</text>", left + MARGIN, base + 34.0);
    let _ = writeln!(out, "<text x=\"{}\" y=\"{}\">NDCG@10</text>", left + MARGIN - 40.0, top - 8.0);
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        let (x, y) = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
        let _ =
            writeln!(out, "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#666\">{}</text>", at(x, y0).0, base + 16.0, short(x));
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#666\">{}</text>",
            left + MARGIN - 4.0,
            at(x0, y).1 + 4.0,
            short(y)
        );
    }
    let places: Vec<(f64, f64)> = points.iter().map(|point| at(point.x, point.y)).collect();
    if joined {
        let line: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let _ = writeln!(out, "<path d=\"M{}\" fill=\"none\" stroke=\"#b4005a\"/>", line.join("L"));
    }
    for (point, (x, y)) in points.iter().zip(places) {
        let colour = if point.ours { "#b4005a" } else { "#225588" };
        let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{colour}\"/>");
        let (anchor, by) = if x > left + MARGIN + width * 0.7 { ("end", -6.0) } else { ("start", 6.0) };
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{}</text>",
            x + by,
            y - 5.0,
            escape(&point.name)
        );
    }
}

fn short(value: f64) -> String {
    if value.abs() >= 10.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_each_point() {
        let point = |x, name: &str| Point { x, y: x / 2.0, name: name.into(), ours: true };
        let svg = svg("a & b", &[point(1.0, "5 rows"), point(2.0, "10 rows")], &[point(0.5, "<peer>")]);
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(svg.contains("a &amp; b") && svg.contains("&lt;peer>") && !svg.contains("NaN"));
    }
}
