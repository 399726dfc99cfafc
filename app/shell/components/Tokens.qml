pragma Singleton
import QtQuick
import app.shell.style

/*! What the tokens of the component schema come to in this theme. */
QtObject {
    readonly property real cellSmall: 132
    readonly property real cellMedium: 176
    readonly property real cellLarge: 260

    function gap(token: string): real {
        switch (token) {
        case "tiny":
            return Theme.gapTiny;
        case "small":
            return Theme.gapSmall;
        case "medium":
            return Theme.gap;
        case "large":
            return Theme.gapLarge;
        }
        return 0;
    }

    /*! What is said in `tone`, on `page`: only what has the accent asks which it is. */
    function tone(token: string, page: PageRenderer): color {
        switch (token) {
        case "soft":
            return Theme.textSoft;
        case "accent":
            return Accents.main(page.accent);
        case "danger":
            return Theme.danger;
        case "success":
            return Theme.success;
        }
        return Theme.text;
    }

    function ground(token: string, page: PageRenderer): color {
        switch (token) {
        case "accent":
            return Accents.soft(page.accent);
        case "danger":
            return Theme.dangerSoft;
        case "success":
            return Theme.accentSoft;
        }
        return Theme.field;
    }

    function corner(token: string): real {
        switch (token) {
        case "small":
            return Theme.radiusSmall;
        case "medium":
            return Theme.radius;
        case "full":
            return 10000;
        }
        return 0;
    }

    function cell(token: string): real {
        return token === "small" ? cellSmall : token === "large" ? cellLarge : cellMedium;
    }

    function across(token: string): int {
        return token === "center" ? Text.AlignHCenter : token === "end" ? Text.AlignRight : Text.AlignLeft;
    }
}
