pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Somebody's picture, or the first letters of the name on a colour that the name chooses. */
Node {
    id: root

    property string name: ""
    property string source: ""
    property string size: "medium"
    readonly property real side: size === "small" ? 28 : size === "large" ? 72 : 42
    readonly property var tints: ["rose", "blue", "amber", "violet", "green", "teal"]

    /*! First letters of the first and the last word; of a name in characters, the first of them. */
    function initials(name: string): string {
        const words = name.trim().split(/\s+/).filter(word => word !== "");
        const first = [...(words[0] ?? "")][0] ?? "";
        const last = words.length > 1 ? [...words[words.length - 1]][0] : "";
        return (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/.test(first) ? first : first + last).toUpperCase();
    }

    function tint(name: string): string {
        let sum = 7;
        for (const letter of name.slice(0, 40))
            sum = (sum * 131 + letter.codePointAt(0)) % 1000003;
        return tints[Math.floor(sum / 7) % tints.length];
    }

    implicitWidth: side
    implicitHeight: side
    Accessible.role: Accessible.Graphic
    Accessible.name: label || name

    Rectangle {
        anchors.centerIn: parent
        width: root.side
        height: root.side
        radius: root.side / 2
        color: Theme.avatarColor(root.tint(root.name))
        visible: root.source === "" || !picture.item || (picture.item as Picture).isBroken

        SilentText {
            anchors.centerIn: parent
            width: parent.width
            text: root.initials(root.name)
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            maximumLineCount: 1
            color: "#ffffff"
            font.pixelSize: Math.round(root.side * 0.38)
            font.weight: Font.Medium
        }
    }

    Loader {
        id: picture

        anchors.centerIn: parent
        width: root.side
        height: root.side
        active: root.source !== ""
        visible: item && !(item as Picture).isBroken
        sourceComponent: Picture {
            loader: root.page.pictures
            source: root.source
            radius: root.side / 2
        }
    }
}
