import QtQuick

/*! A small pill: a count or a word. */
Rectangle {
    id: root

    property string text: ""
    /*! "alert", "accent", "quiet", "soft" or "danger". */
    property string tone: "alert"
    /*! A ring in the ground's colour, where the badge lies on an icon. */
    property color ring: "transparent"

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 10)
    implicitHeight: 18
    radius: height / 2
    color: tone === "alert" ? Theme.badge : tone === "accent" ? Theme.accent : tone === "danger" ? Theme.dangerSoft : tone === "quiet" ? Theme.pressed : Theme.accentSoft
    border.width: ring.a > 0 ? 2 : 0
    border.color: ring
    visible: text !== ""

    PlainText {
        id: label

        anchors.centerIn: parent
        text: root.text
        color: root.tone === "alert" ? Theme.badgeText : root.tone === "accent" ? Theme.accentText : root.tone === "danger" ? Theme.danger : root.tone === "quiet" ? Theme.textSoft : Theme.accent
        font.pixelSize: 11
        font.weight: Font.DemiBold
    }
}
