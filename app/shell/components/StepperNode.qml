pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A whole number with a minus and a plus; as fast as it is clicked, it counts from what is shown. */
SetNode {
    id: root

    property int value: 0
    property int minimum: 0
    property int maximum: 99
    /*! What the person has set. */
    property int ownValue: 0
    readonly property int shownValue: isOwn ? ownValue : value

    function step(by: int): void {
        ownValue = Math.max(minimum, Math.min(maximum, shownValue + by));
        seq += 1;
        page.setCount(nodeId, seq, ownValue);
    }

    implicitWidth: 34 * 2 + Math.max(36, shown.implicitWidth + 12)
    implicitHeight: 36
    Accessible.role: Accessible.SpinBox
    Accessible.name: (label === "" ? "" : label + " ") + shownValue

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
        accent: root.accent
        name: qsTr("One less")
        enabled: root.canBeSet && root.shownValue > root.minimum
        onClicked: root.step(-1)
    }

    SilentText {
        id: shown

        anchors.centerIn: parent
        text: root.shownValue
        font.weight: Font.DemiBold
    }

    StepperButton {
        objectName: "more" + root.nodeId
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        symbol: "plus"
        accent: root.accent
        name: qsTr("One more")
        enabled: root.canBeSet && root.shownValue < root.maximum
        onClicked: root.step(1)
    }
}
