pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A like, with how many there are; it bounces when it comes on. */
Node {
    id: root

    property string icon: ""
    property bool isOn: false
    property int count: 0
    property bool hasTap: false
    readonly property bool isBouncing: bounce.running
    readonly property string countText: count > 0 ? count.toLocaleString(Qt.locale(), "f", 0) : ""
    readonly property color ink: isOn ? (icon === "heart" ? Theme.danger : Accents.main(page.accent)) : Theme.textSoft

    implicitWidth: sign.width + (countText === "" ? 0 : Theme.gapTiny + number.implicitWidth) + 2 * Theme.gapSmall
    implicitHeight: 32
    onIsOnChanged: {
        if (isOn && page?.moves() && !Theme.isStill)
            bounce.restart();
    }

    T.AbstractButton {
        id: button

        objectName: "reaction" + root.nodeId
        anchors.fill: parent
        enabled: root.hasTap
        hoverEnabled: root.hasTap
        focusPolicy: root.hasTap ? Qt.TabFocus : Qt.NoFocus
        Accessible.role: root.hasTap ? Accessible.CheckBox : Accessible.StaticText
        Accessible.checkable: root.hasTap
        Accessible.checked: root.isOn
        Accessible.name: {
            const named = root.label || (root.icon === "heart" || root.icon === "thumbs-up" ? qsTr("Like") : root.icon) || qsTr("Reaction");
            return root.countText === "" ? named : named + ", " + root.countText;
        }
        onClicked: root.page.tap(root.nodeId)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Rectangle {
            radius: height / 2
            color: button.pressed ? Theme.pressed : button.hovered ? Theme.hover : "transparent"
            border.width: button.visualFocus ? 2 : 0
            border.color: Accents.main(root.page.accent)
        }
        contentItem: Item {
            IconImage {
                id: sign

                x: root.LayoutMirroring.enabled ? parent.width - width - Theme.gapSmall : Theme.gapSmall
                anchors.verticalCenter: parent.verticalCenter
                name: root.icon === "" ? "heart" : root.isOn ? root.icon + "-solid" : root.icon
                size: 18
                color: root.ink
            }
            SilentText {
                id: number

                anchors.left: sign.right
                anchors.leftMargin: Theme.gapTiny
                anchors.verticalCenter: parent.verticalCenter
                // As wide as it is: the reaction's width follows it, and a text that is cut short follows its width.
                text: root.countText
                color: root.ink
                font.pixelSize: Theme.sizeBody - 1
                font.weight: Font.Medium
            }
        }
    }

    SequentialAnimation {
        id: bounce

        NumberAnimation {
            target: sign
            property: "scale"
            from: 1
            to: 1.4
            duration: Theme.quick
            easing.type: Easing.OutQuad
        }
        NumberAnimation {
            target: sign
            property: "scale"
            to: 1
            duration: 2 * Theme.quick
            easing.type: Easing.OutBack
        }
    }
}
