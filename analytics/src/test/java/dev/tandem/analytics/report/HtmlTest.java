package dev.tandem.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textCannotLeaveItsElement() {
        var html = new Html();

        html.element("td", "</td><script>alert('1') & \"2\"</script>");

        assertThat(html.end())
                .isEqualTo(
                        "<td>&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;"
                                + "&lt;/script&gt;</td>");
    }

    @Test
    void anAttributeCannotLeaveItsQuotes() {
        var html = new Html();

        html.element("td", "", "title", "\" onclick='x()' y=\"");

        assertThat(html.end())
                .isEqualTo("<td title=\"&quot; onclick=&#39;x()&#39; y=&quot;\"></td>");
    }

    @Test
    void whatCannotBeSeenIsShownByItsCode() {
        var html = new Html();

        html.text("a\u202Eb\u2066c\u200Fd\u0000e\uD800f\u2028g\uFEFF");

        assertThat(html.end())
                .isEqualTo("a[U+202E]b[U+2066]c[U+200F]d[U+0000]e[U+D800]f[U+2028]g[U+FEFF]");
    }

    @Test
    void lettersOfAllScriptsStayAsTheyAre() {
        var html = new Html();

        html.text("Münze 円 \uD83D\uDCC8 א");

        assertThat(html.end()).isEqualTo("Münze 円 \uD83D\uDCC8 א");
    }

    @Test
    void anElementThatStaysOpenIsAnError() {
        var html = new Html().open("p");

        assertThatThrownBy(html::end)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("p");
    }
}
