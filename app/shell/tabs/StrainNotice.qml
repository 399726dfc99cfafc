pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Says over a page that its mini-app keeps the processor busy, and lets the person end it. */
Panel {
    id: root

    required property Strain strain
    /*! What the mini-app is called. */
    required property string name

    objectName: "strainNotice"
    height: Math.max(words.implicitHeight, choices.height) + 2 * Theme.gap
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    PlainText {
        id: words

        anchors.left: parent.left
        anchors.right: choices.left
        anchors.margins: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("%1 uses much of your processor.").arg(Words.isolated(root.name))
        wrapMode: Text.Wrap
    }
    Row {
        id: choices

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        PushButton {
            objectName: "strainDismiss"
            role: "plain"
            text: qsTr("Let it go on")
            onClicked: root.strain.dismiss()
        }
        PushButton {
            objectName: "strainEnd"
            text: qsTr("End it")
            onClicked: root.strain.end()
        }
    }
}
