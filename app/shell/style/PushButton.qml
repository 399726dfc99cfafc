pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! A button with words. Space, Return and Enter press it; while busy it does not answer. */
T.AbstractButton {
    id: root

    /*! "primary", "secondary", "plain", "danger", or "plainDanger" for what leads to that. */
    property string role: "primary"
    /*! Lucide name of an icon before the words; empty: none. */
    property string iconName: ""
    property bool busy: false
    /*! A name that `Accents` knows; empty: the shell's own. */
    property string accent: ""

    /*! A filled button that cannot be pressed now: its words stay readable, unlike those of a paler button. */
    readonly property bool isDull: !enabled && !busy && (role === "primary" || role === "danger")
    readonly property color ink: {
        if (isDull)
            return Theme.textFaint;
        if (role === "primary")
            return Accents.ink(accent);
        if (role === "danger")
            return Theme.dangerText;
        if (role === "plainDanger")
            return Theme.danger;
        return role === "plain" ? Accents.main(accent) : Theme.text;
    }
    readonly property color ground: {
        if (isDull)
            return Theme.pressed;
        if (role === "primary")
            return down ? Accents.pressed(accent) : hovered ? Accents.hover(accent) : Accents.main(accent);
        if (role === "danger")
            return hovered || down ? Theme.dangerHover : Theme.danger;
        if (role === "plain" || role === "plainDanger")
            return down ? Theme.pressed : hovered ? Theme.hover : "transparent";
        return down ? Theme.pressed : hovered ? Theme.hover : Theme.card;
    }

    /*! What the icon or spinner before the words takes. */
    readonly property int signWidth: iconName === "" && !busy ? 0 : text === "" ? 16 : 24

    implicitWidth: Math.max(64, Math.ceil(label.implicitWidth) + signWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    leftPadding: iconName !== "" && text !== "" ? 14 : 16
    rightPadding: 16
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    enabled: !busy
    opacity: enabled || busy || isDull ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.ground
        border.width: root.role === "secondary" ? 1 : 0
        border.color: root.hovered ? Theme.lineStrong : Theme.line

        FocusRing {
            control: root.background
            isShown: root.visualFocus
            accent: root.accent
        }
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 8

            // Made where it is seen only: pages are full of buttons without.
            Loader {
                anchors.verticalCenter: parent.verticalCenter
                active: root.busy || root.iconName !== ""
                visible: active
                sourceComponent: root.busy ? spinner : icon
            }
            SilentText {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                width: Math.min(Math.ceil(implicitWidth), Math.max(16, root.width - root.leftPadding - root.rightPadding - root.signWidth))
                text: root.text
                color: root.ink
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
        }
    }

    Component {
        id: spinner

        Spinner {
            size: 16
            color: root.ink
        }
    }
    Component {
        id: icon

        IconImage {
            name: root.iconName
            size: 16
            color: root.ink
        }
    }
}
