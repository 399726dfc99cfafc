pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A whole number with a minus and a plus. */
Node {
    id: root

    property int value: 0
    property int minimum: 0
    property int maximum: 99
    property bool hasChange: true

    implicitWidth: 34 * 2 + Math.max(36, shown.implicitWidth + 12)
    implicitHeight: 36
    Accessible.role: Accessible.SpinBox
    Accessible.name: (label === "" ? "" : label + " ") + value

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: 1
        border.color: Theme.line
    }

    StepperButton {
        objectName: "fewer" + root.nodeId
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        symbol: "minus"
        name: qsTr("One less")
        enabled: root.value > root.minimum
        onClicked: root.page.change(root.nodeId, Math.max(root.minimum, root.value - 1))
    }

    PlainText {
        id: shown

        anchors.centerIn: parent
        text: root.value
        Accessible.ignored: true
        font.weight: Font.DemiBold
    }

    StepperButton {
        objectName: "more" + root.nodeId
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        symbol: "plus"
        name: qsTr("One more")
        enabled: root.value < root.maximum
        onClicked: root.page.change(root.nodeId, Math.min(root.maximum, root.value + 1))
    }
}
