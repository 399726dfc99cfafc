pragma ComponentBehavior: Bound
import QtQuick
import app.shell.official
import app.shell.style

/*! Messages that the person agreed to, each with the way to take that back; nothing where there are none. */
Column {
    id: root

    required property AgreementsViewModel viewModel

    visible: agreements.count > 0
    spacing: Theme.gap

    PlainText {
        anchors.left: parent.left
        topPadding: 8
        text: qsTr("Messages you agreed to")
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    Repeater {
        id: agreements

        model: root.viewModel.rows

        Panel {
            id: agreement

            required property string key
            required property string title
            required property bool isAlways

            anchors.left: parent?.left // qmllint disable missing-property
            width: root.width
            height: Math.max(words.height + 24, stop.height + 20)

            Column {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: 18
                anchors.right: stop.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                spacing: 3

                PlainText {
                    objectName: "agreementTitle"
                    width: parent.width
                    text: agreement.title
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
                PlainText {
                    width: parent.width
                    text: agreement.isAlways ? qsTr("Always") : qsTr("One more message")
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
            }
            PushButton {
                id: stop

                objectName: "agreementStop_" + agreement.key
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                role: "secondary"
                text: qsTr("Stop")
                Accessible.name: qsTr("Stop messages: %1").arg(Words.isolated(agreement.title))
                onClicked: root.viewModel.stop(agreement.key)
            }
        }
    }
}
