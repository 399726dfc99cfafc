pragma Singleton
import QtQuick

/*! The accents that a mini-app's page may have. The shell's own is the green of `Theme`, and stays that. */
QtObject {
    id: root

    readonly property Accent green: Accent {
        main: Theme.accent
        hover: Theme.accentHover
        pressed: Theme.accentPressed
        ink: Theme.accentText
        soft: Theme.accentSoft
    }
    readonly property Accent rose: Accent {
        main: Theme.dark ? "#ff8db3" : "#b3285c"
        hover: Theme.dark ? "#ffa3c2" : "#a32453"
        pressed: Theme.dark ? "#e8769d" : "#8c1d46"
        ink: Theme.dark ? "#33071a" : "#ffffff"
        soft: Theme.softColor("rose")
    }
    readonly property Accent blue: Accent {
        main: Theme.dark ? "#86adff" : "#2a5bc8"
        hover: Theme.dark ? "#9dbdff" : "#2452b6"
        pressed: Theme.dark ? "#6f98ec" : "#1d459c"
        ink: Theme.dark ? "#061a40" : "#ffffff"
        soft: Theme.softColor("blue")
    }
    readonly property Accent amber: Accent {
        main: Theme.dark ? "#f0b34c" : "#8a5300"
        hover: Theme.dark ? "#f6c26b" : "#7d4b00"
        pressed: Theme.dark ? "#d99d38" : "#6b4000"
        ink: Theme.dark ? "#2b1c00" : "#ffffff"
        soft: Theme.softColor("amber")
    }
    readonly property Accent violet: Accent {
        main: Theme.dark ? "#b79cff" : "#6640bd"
        hover: Theme.dark ? "#c6b0ff" : "#5b38ab"
        pressed: Theme.dark ? "#a288ea" : "#4d2e94"
        ink: Theme.dark ? "#1b0b40" : "#ffffff"
        soft: Theme.softColor("violet")
    }
    readonly property Accent teal: Accent {
        main: Theme.dark ? "#4cc4d8" : "#0b6c80"
        hover: Theme.dark ? "#68d2e3" : "#096172"
        pressed: Theme.dark ? "#3aabbe" : "#075261"
        ink: Theme.dark ? "#03252b" : "#ffffff"
        soft: Theme.softColor("teal")
    }

    /*! The accent with this name; green for any other. */
    function named(name: string): Accent {
        switch (name) {
        case "rose":
            return root.rose;
        case "blue":
            return root.blue;
        case "amber":
            return root.amber;
        case "violet":
            return root.violet;
        case "teal":
            return root.teal;
        }
        return root.green;
    }
}
