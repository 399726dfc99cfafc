pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A choice among what there is to lead to: articles, or pages of mini-apps. */
Sheet {
    id: root

    /*! Objects with `key`, `title` and `about`. */
    property var choices: []
    property string emptyText: ""

    /*! The person chose this one. */
    signal chosen(string key)

    objectName: "choiceSheet"
    onDismissed: close()
    onOpened: (entries.itemAt(0) ?? cancel).forceActiveFocus(Qt.TabFocusReason)

    PlainText {
        width: parent.width
        visible: root.choices.length === 0
        text: root.emptyText
        color: Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
    Column {
        width: parent.width
        spacing: 2

        Repeater {
            id: entries

            model: root.choices

            MenuLine {
                required property var modelData

                objectName: "choose_" + modelData.key
                iconName: modelData.iconName
                text: modelData.title
                Accessible.description: modelData.about
                onClicked: {
                    root.close();
                    root.chosen(modelData.key);
                }
            }
        }
    }
    PushButton {
        id: cancel

        objectName: "choiceCancel"
        anchors.right: parent.right
        role: "secondary"
        text: qsTr("Cancel")
        onClicked: root.close()
    }
}
