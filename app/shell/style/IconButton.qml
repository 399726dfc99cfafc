pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! A square button that is only an icon; `name` is read out and shown as a tip. */
T.AbstractButton {
    id: root

    /*! Lucide name of the icon. */
    required property string iconName
    /*! What the button does, in words. */
    required property string name
    property int iconSize: 20
    property color iconColor: checked ? Accents.main(accent) : Theme.textSoft
    property bool hasTip: true
    /*! The command of the table of shortcuts that does the same: its keys stand in the tip. */
    property string command: ""
    /*! A name that `Accents` knows; empty: the shell's own. */
    property string accent: ""

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: name
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.checked ? Accents.soft(root.accent) : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            control: root.background
            isShown: root.visualFocus
            accent: root.accent
        }
    }
    contentItem: Item {
        IconImage {
            anchors.centerIn: parent
            name: root.iconName
            size: root.iconSize
            color: root.iconColor
        }
    }

    Loader {
        active: root.hasTip && root.hovered
        sourceComponent: T.ToolTip {
            parent: root
            x: Math.round((root.width - width) / 2)
            y: root.height + 6
            // It lies over the window, which is not enlarged as what is in it is.
            scale: Theme.zoom
            transformOrigin: T.Popup.TopLeft
            delay: 600
            visible: root.hovered && !root.down
            text: root.command === "" ? root.name : root.name + "  " + Shortcuts.told(root.command)
            padding: 6
            leftPadding: 10
            rightPadding: 10
            implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
            implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
            margins: 6
            contentItem: SilentText {
                text: root.command === "" ? root.name : root.name + "  " + Shortcuts.told(root.command)
                color: Theme.content
                font.pixelSize: Theme.sizeCaption
            }
            background: Rectangle {
                radius: 6
                color: Theme.text
            }
        }
    }
}
