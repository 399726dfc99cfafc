pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Does something when tapped. */
Node {
    id: root

    property string text: ""
    property bool hasTap: true
    property string role: "primary"
    property string icon: ""
    property bool isEnabled: true
    property bool isBusy: false

    widthMax: 360
    // An icon alone makes a square; words are cut before they push their neighbours off the page.
    implicitWidth: text === "" ? implicitHeight : Math.min(widthMax, button.implicitWidth)
    implicitHeight: button.implicitHeight

    PushButton {
        id: button

        objectName: "button" + root.nodeId
        anchors.fill: parent
        text: root.text
        role: root.role
        accent: root.page.accent
        iconName: root.icon
        busy: root.isBusy
        enabled: root.isEnabled && !root.isBusy
        Accessible.name: root.label || root.text
        onClicked: root.page.tap(root.nodeId)
    }
}
