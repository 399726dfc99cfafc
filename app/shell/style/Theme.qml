pragma Singleton
import QtQuick

/*! The tokens of the look: colours in light and dark, sizes, durations. Text keeps a contrast of 4.5, large text 3. */
QtObject {
    id: root

    /*! "system", "light" or "dark": what the person chose. */
    property string mode: "system"
    /*! How much the window is enlarged; the window applies it once, to everything. */
    property real zoom: 1.0
    /*! Whether the person asked for less motion: nothing slides, grows or bounces then. */
    property bool isStill: false
    readonly property bool dark: mode === "dark" || (mode === "system" && Application.styleHints.colorScheme === Qt.Dark)

    readonly property color rail: dark ? "#0e1011" : "#e9ebee"
    readonly property color list: dark ? "#1d1f21" : "#ffffff"
    readonly property color content: dark ? "#151718" : "#f5f6f8"
    readonly property color card: dark ? "#26292c" : "#ffffff"
    readonly property color field: dark ? "#2b2e32" : "#eef0f3"
    readonly property color line: dark ? "#303438" : "#e2e5e9"
    readonly property color lineStrong: dark ? "#4a5056" : "#c3c9d0"
    readonly property color hover: dark ? "#272a2d" : "#f3f4f6"
    readonly property color pressed: dark ? "#303438" : "#e7e9ed"

    readonly property color text: dark ? "#eceef0" : "#16191d"
    readonly property color textSoft: dark ? "#a7adb4" : "#59616b"
    readonly property color textFaint: dark ? "#8d949c" : "#69717b"

    readonly property color accent: dark ? "#2fcb82" : "#057b44"
    readonly property color accentHover: dark ? "#4ad794" : "#057040"
    readonly property color accentPressed: dark ? "#25b070" : "#056438"
    readonly property color accentText: dark ? "#04210f" : "#ffffff"
    readonly property color accentSoft: dark ? "#1e332a" : "#e4f4eb"
    readonly property color accentLine: dark ? "#2c5a43" : "#b5dfc8"
    readonly property color danger: dark ? "#ff7a72" : "#c9302c"
    readonly property color dangerHover: dark ? "#ff928b" : "#b32824"
    readonly property color dangerText: dark ? "#2b0705" : "#ffffff"
    readonly property color dangerSoft: dark ? "#3b2324" : "#fdeceb"
    readonly property color warning: dark ? "#f0b34c" : "#8f5a00"
    readonly property color warningSoft: dark ? "#382d1b" : "#fdf3df"
    readonly property color success: dark ? "#2fcb82" : "#057b44"
    readonly property color bubbleMine: dark ? "#1d5a3d" : "#cdf1da"
    readonly property color bubbleOther: dark ? "#26292c" : "#ffffff"
    readonly property color scrim: dark ? "#b0000000" : "#80101418"
    readonly property color badge: dark ? "#d9363b" : "#d83438"
    readonly property color badgeText: "#ffffff"
    readonly property color packet: dark ? "#b23526" : "#c63c28"
    readonly property color packetDeep: dark ? "#8c291d" : "#a82f1e"
    readonly property color packetGold: "#f3cf8e"
    readonly property color packetGoldText: "#5c2a10"
    readonly property color packetText: "#fff4dc"
    readonly property color packetSoft: dark ? "#3a2723" : "#fbe9e3"
    readonly property color transfer: dark ? "#8f5610" : "#a05e05"
    readonly property color transferText: "#fff6e6"
    readonly property color transferSoft: dark ? "#362b1c" : "#fbf0dd"
    readonly property color transferSoftText: dark ? "#efc481" : "#7d4a00"
    readonly property color packetSoftText: dark ? "#f2b9ab" : "#96301f"

    readonly property int gapTiny: 4
    readonly property int gapSmall: 8
    readonly property int gap: 12
    readonly property int gapLarge: 20
    readonly property int radiusSmall: 8
    readonly property int radius: 12
    readonly property int radiusBubble: 14
    readonly property int sizeCaption: 12
    readonly property int sizeBody: 14
    readonly property int sizeTitle: 16
    readonly property int sizeHeading: 20
    readonly property int sizeDisplay: 28
    readonly property int controlHeight: 36
    readonly property string fontFamily: "Inter"
    readonly property string monoFamily: "monospace"

    /*! The icons that point along the lines of a text, or have a tail at one side: they turn round with the direction of reading. */
    readonly property list<string> pointingIcons: ["arrow-down-left", "arrow-left", "arrow-right", "arrow-up-right", "chart-line", "chevron-left", "chevron-right", "external-link", "forward", "list", "list-checks", "log-out", "message-circle", "message-square", "message-square-text", "panel-right", "quote", "reply", "send", "trending-up", "undo-2", "volume-1", "volume-2", "volume-x"]

    readonly property int quick: 120
    readonly property int normal: 200

    /*! The weight for strong words: the system's Chinese, Japanese and Korean fonts often have no step between regular and bold. */
    function strong(words: string): int {
        return /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/.test(words) ? Font.Bold : Font.DemiBold;
    }

    /*! The strong colour of an avatar; an unknown name gets a neutral one. */
    function avatarColor(name: string): color {
        const colors = {
            "rose": "#bd4f77",
            "blue": "#4c74d0",
            "amber": "#b3741a",
            "violet": "#7653c0",
            "green": "#258a5d",
            "teal": "#2a8799"
        };
        return colors[name] ?? "#6b747e";
    }

    /*! A soft tint of the same colour, as a ground behind art. */
    function softColor(name: string): color {
        const light = {
            "rose": "#fbe7ee",
            "blue": "#e6edfc",
            "amber": "#fcf0dc",
            "violet": "#eee8fa",
            "green": "#e2f3ea",
            "teal": "#dff1f4"
        };
        const night = {
            "rose": "#3a2630",
            "blue": "#252d40",
            "amber": "#382e1e",
            "violet": "#2f2840",
            "green": "#1f332a",
            "teal": "#1e3136"
        };
        return (root.dark ? night[name] : light[name]) ?? root.field;
    }
}
