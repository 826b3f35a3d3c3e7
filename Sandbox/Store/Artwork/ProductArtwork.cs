using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Store.Artwork;

/// <summary>
/// Draws the demonstration shop's pictures: one soft still life per product, its colours and shapes taken from its name,
/// so that the shop needs no image files.
/// </summary>
public static class ProductArtwork
{
    private static readonly Palette[] Palettes =
    {
        new("#f3ece2", "#e4d5bf", "#b98b5e", "#7a5638", "#fbf7f1"),
        new("#e6efe9", "#c9dccf", "#6f9a83", "#3f6654", "#f6faf7"),
        new("#e7edf4", "#cbd9e8", "#6f92b8", "#3d5f87", "#f7f9fc"),
        new("#f4e7e4", "#e6cdc7", "#c07a6c", "#87483c", "#fcf6f5"),
        new("#efe9f2", "#dacfe2", "#93789f", "#614a70", "#faf8fb")
    };

    /// <summary>The picture of a product</summary>
    public static string Product(string name, string sku, int categoryId)
    {
        var seed = Seed(sku ?? name);
        var palette = Palettes[Math.Abs(categoryId) % Palettes.Length];
        return Frame(name, palette, seed, Subject(sku, palette, seed));
    }

    /// <summary>The picture of a category</summary>
    public static string Category(string name, int categoryId, string sku)
    {
        var palette = Palettes[Math.Abs(categoryId) % Palettes.Length];
        var seed = Seed(name);
        return Frame(name, palette, seed, Subject(sku, palette, seed));
    }

    private static string Frame(string title, Palette palette, byte[] seed, string subject)
    {
        var sunX = 120 + seed[0] % 360;
        var sunY = 110 + seed[1] % 80;
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 600\" role=\"img\"><title>")
            .Append(System.Net.WebUtility.HtmlEncode(title)).Append("</title>")
            .Append("<defs><linearGradient id=\"b\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"").Append(palette.Paper)
            .Append("\"/><stop offset=\"1\" stop-color=\"").Append(palette.Background).Append("\"/></linearGradient></defs>")
            .Append("<rect width=\"600\" height=\"600\" fill=\"url(#b)\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{sunX}\" cy=\"{sunY}\" r=\"{70 + seed[2] % 40}\" fill=\"{palette.Light}\" opacity=\".7\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M0 455 Q300 {430 + seed[3] % 20} 600 455 V600 H0Z\" fill=\"{palette.Light}\"/>");
        svg.Append("<ellipse cx=\"300\" cy=\"478\" rx=\"165\" ry=\"16\" fill=\"#000\" opacity=\".10\"/>").Append(subject).Append("</svg>");
        return svg.ToString();
    }

    private static string Subject(string sku, Palette palette, byte[] seed)
    {
        var main = palette.Main;
        var dark = palette.Dark;
        var paper = palette.Paper;
        var kind = (sku ?? string.Empty).Split('-')[0];
        return kind switch
        {
            "MUG" => Path($"M205 250 H365 L352 455 Q350 475 330 475 H240 Q220 475 218 455Z", main)
                + Stroke("M365 290 Q440 285 432 350 Q425 400 357 405", dark, 20)
                + Path("M205 250 H365 L363 280 H207Z", dark) + Steam(paper, dark),
            "POT" => Path("M190 300 Q190 250 300 250 Q410 250 410 300 L395 440 Q390 475 350 475 H250 Q210 475 205 440Z", main)
                + Path("M225 250 Q230 215 300 212 Q370 215 375 250Z", dark) + $"<circle cx=\"300\" cy=\"204\" r=\"14\" fill=\"{dark}\"/>"
                + Stroke("M205 330 Q140 320 150 380 Q158 420 210 410", dark, 18) + Path("M405 320 L475 275 L468 300 L402 380Z", dark),
            "BAG" => Path("M200 240 H400 L415 475 H185Z", main) + Path("M200 240 L215 205 H385 L400 240Z", dark)
                + Rect(230, 300, 140, 95, paper, 8) + Bean(275, 348, dark, 20) + Bean(325, 348, main, -20),
            "JAR" => Rect(215, 240, 170, 235, main, 26) + Rect(228, 190, 144, 56, dark, 12) + Rect(235, 310, 130, 90, paper, 6)
                + Stroke("M255 345 H345 M255 370 H320", dark, 7),
            "BOT" => Path("M270 180 H330 V245 Q370 270 370 320 V455 Q370 475 350 475 H250 Q230 475 230 455 V320 Q230 270 270 245Z", main)
                + Rect(266, 150, 68, 40, dark, 8) + Rect(230, 340, 140, 80, paper, 0) + Stroke("M260 370 H340 M260 392 H315", dark, 6),
            "BKS" => Rect(180, 420, 250, 55, dark, 6) + Rect(195, 365, 230, 55, main, 6) + Rect(172, 312, 240, 53, palette.Light, 6)
                + Stroke("M172 338 H412", dark, 3) + Path("M210 312 L250 205 L392 258 L372 312Z", paper) + Stroke("M250 235 L355 274 M243 258 L335 292", main, 6),
            "LMP" => Path("M240 190 H360 L410 320 H190Z", main) + Rect(292, 320, 16, 130, dark, 4) + Path("M235 475 Q235 448 300 448 Q365 448 365 475Z", dark)
                + $"<ellipse cx=\"300\" cy=\"322\" rx=\"110\" ry=\"12\" fill=\"{paper}\"/>",
            "PLT" => Path("M225 355 H375 L355 475 H245Z", main) + Rect(212, 335, 176, 34, dark, 6)
                + Leaf(300, 335, 0, dark) + Leaf(300, 335, -38, main) + Leaf(300, 335, 38, main) + Leaf(300, 335, -70, dark) + Leaf(300, 335, 70, dark),
            "BLK" => Rect(185, 395, 230, 80, main, 26) + Rect(195, 330, 210, 72, palette.Light, 26) + Rect(205, 270, 190, 66, dark, 26)
                + Stroke("M215 415 V460 M240 415 V462 M360 415 V462 M385 415 V460", paper, 5),
            "CND" => Rect(225, 315, 150, 160, main, 14) + Rect(295, 285, 10, 34, dark, 3)
                + Path("M300 215 Q335 262 300 290 Q265 262 300 215Z", "#e9b34f") + Rect(245, 365, 110, 64, paper, 6) + Stroke("M265 397 H335", dark, 6),
            "PEN" => Path("M250 470 L262 190 Q264 170 280 170 Q296 170 298 190 L286 470 L268 500Z", dark) + Rect(255, 280, 44, 14, paper, 2)
                + Path("M330 470 L352 215 Q355 195 370 197 Q386 199 384 220 L362 474 L343 500Z", main) + Rect(345, 300, 40, 12, paper, 2),
            "BPK" => Rect(205, 235, 190, 240, main, 56) + Stroke("M250 240 Q255 185 300 185 Q345 185 350 240", dark, 16)
                + Rect(232, 350, 136, 98, dark, 20) + Stroke("M245 380 H355", paper, 6) + Stroke("M230 310 H370", dark, 6),
            "CAP" => Path("M190 395 Q195 265 300 265 Q405 265 410 395Z", main) + Path("M395 378 Q480 385 490 420 Q440 405 380 405Z", dark)
                + Stroke("M300 268 V393", dark, 4) + $"<circle cx=\"300\" cy=\"264\" r=\"10\" fill=\"{dark}\"/>" + Rect(190, 385, 220, 20, dark, 6),
            "SCF" => Path("M215 225 Q300 175 385 225 L370 290 Q300 330 230 290Z", main) + Path("M240 285 L300 310 L275 475 H205Z", dark)
                + Path("M305 310 L365 285 L385 455 H320Z", main) + Stroke("M212 455 H275 M322 435 H383", paper, 8),
            "SPK" => Rect(215, 190, 170, 285, dark, 24) + $"<circle cx=\"300\" cy=\"375\" r=\"62\" fill=\"{main}\"/><circle cx=\"300\" cy=\"375\" r=\"24\" fill=\"{paper}\"/>"
                + $"<circle cx=\"300\" cy=\"255\" r=\"32\" fill=\"{main}\"/>",
            "HDP" => Stroke("M190 380 V330 Q190 215 300 215 Q410 215 410 330 V380", dark, 22) + Rect(168, 360, 62, 110, main, 26) + Rect(370, 360, 62, 110, main, 26),
            _ => Rect(190, 260, 220, 215, main, 10) + Rect(190, 260, 220, 52, dark, 10) + Rect(284, 260, 32, 215, paper, 0)
                + Stroke("M300 260 Q240 190 225 235 Q225 258 300 260 Q360 190 375 235 Q375 258 300 260", paper, 10)
                + (seed[4] % 2 == 0 ? string.Empty : Stroke("M205 440 H270 M330 440 H395", paper, 5))
        };
    }

    private static string Steam(string paper, string dark) => Rect(240, 335, 88, 78, paper, 39) + Bean(284, 374, dark, 18);

    private static string Path(string data, string fill) => $"<path d=\"{data}\" fill=\"{fill}\"/>";

    private static string Stroke(string data, string colour, int width) =>
        $"<path d=\"{data}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\"/>";

    private static string Rect(int x, int y, int width, int height, string fill, int radius) =>
        $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"{fill}\"/>";

    private static string Bean(int x, int y, string fill, int angle) =>
        $"<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"15\" ry=\"24\" fill=\"{fill}\" transform=\"rotate({angle} {x} {y})\"/>";

    private static string Leaf(int x, int y, int angle, string fill) =>
        $"<path d=\"M{x} {y} Q{x - 34} {y - 90} {x} {y - 165} Q{x + 34} {y - 90} {x} {y}Z\" fill=\"{fill}\" transform=\"rotate({angle} {x} {y})\"/>";

    private static byte[] Seed(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text ?? string.Empty));

    private sealed record Palette(string Background, string Light, string Main, string Dark, string Paper);
}
