pragma Singleton
import QtQuick

/*! The accents that a mini-app's page may have, by name. The shell's own is the green of `Theme`, and stays that. */
QtObject {
    id: root

    readonly property var light: ({
            "rose": {
                "main": "#b3285c",
                "hover": "#a32453",
                "pressed": "#8c1d46",
                "ink": "#ffffff"
            },
            "blue": {
                "main": "#2a5bc8",
                "hover": "#2452b6",
                "pressed": "#1d459c",
                "ink": "#ffffff"
            },
            "amber": {
                "main": "#8a5300",
                "hover": "#7d4b00",
                "pressed": "#6b4000",
                "ink": "#ffffff"
            },
            "violet": {
                "main": "#6640bd",
                "hover": "#5b38ab",
                "pressed": "#4d2e94",
                "ink": "#ffffff"
            },
            "teal": {
                "main": "#0b6c80",
                "hover": "#096172",
                "pressed": "#075261",
                "ink": "#ffffff"
            }
        })
    readonly property var night: ({
            "rose": {
                "main": "#ff8db3",
                "hover": "#ffa3c2",
                "pressed": "#e8769d",
                "ink": "#33071a"
            },
            "blue": {
                "main": "#86adff",
                "hover": "#9dbdff",
                "pressed": "#6f98ec",
                "ink": "#061a40"
            },
            "amber": {
                "main": "#f0b34c",
                "hover": "#f6c26b",
                "pressed": "#d99d38",
                "ink": "#2b1c00"
            },
            "violet": {
                "main": "#b79cff",
                "hover": "#c6b0ff",
                "pressed": "#a288ea",
                "ink": "#1b0b40"
            },
            "teal": {
                "main": "#4cc4d8",
                "hover": "#68d2e3",
                "pressed": "#3aabbe",
                "ink": "#03252b"
            }
        })
    readonly property var shades: Theme.dark ? night : light

    /*! The colour itself; green for a name that is none. */
    function main(name: string): color {
        return root.shades[name]?.main ?? Theme.accent;
    }

    function hover(name: string): color {
        return root.shades[name]?.hover ?? Theme.accentHover;
    }

    function pressed(name: string): color {
        return root.shades[name]?.pressed ?? Theme.accentPressed;
    }

    /*! Words on any of the three above. */
    function ink(name: string): color {
        return root.shades[name]?.ink ?? Theme.accentText;
    }

    /*! A ground behind words in `main`. */
    function soft(name: string): color {
        return root.shades[name] ? Theme.softColor(name) : Theme.accentSoft;
    }
}
