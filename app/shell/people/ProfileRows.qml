pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! Who has a profile on this computer: each opens their window; below, one more can be made. */
Column {
    id: root

    required property ProfilesViewModel viewModel
    /*! Whose window this is; empty while it is nobody's. */
    property string meId: ""

    spacing: Theme.gapSmall

    RowList {
        id: list

        objectName: "profileRows"
        anchors.left: parent.left
        anchors.leftMargin: -12
        width: parent.width + 24
        height: contentHeight
        interactive: false
        model: root.viewModel.rows
        enabled: !root.viewModel.isBusy
        // Once, not bound: it would take the keyboard back from the name of a new person.
        Component.onCompleted: {
            if (root.viewModel.isChoosing)
                forceActiveFocus(Qt.OtherFocusReason);
        }
        Accessible.name: qsTr("People on this computer")

        delegate: ListRow {
            id: row

            required property string userId
            required property string name
            required property string avatarColor
            required property string picture
            required property bool isOpen
            required property int index

            objectName: "profileRow_" + userId
            title: name
            subtitle: userId === root.meId ? qsTr("This window") : isOpen ? qsTr("Has a window") : root.meId === "" ? "" : qsTr("Open a window")
            isSelected: userId === root.meId
            onClicked: {
                list.currentIndex = index;
                if (userId !== root.meId)
                    root.viewModel.choose(userId);
            }

            face: Avatar {
                name: row.name
                color: row.avatarColor
                source: row.picture
            }
        }
    }
    Loader {
        width: parent.width
        active: root.viewModel.isWriting
        visible: active
        sourceComponent: ProfileForm {
            viewModel: root.viewModel
        }
    }
    PlainText {
        objectName: "profileError"
        width: parent.width
        visible: text !== "" && !root.viewModel.isWriting
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    PushButton {
        objectName: "profileNew"
        anchors.left: parent.left
        visible: !root.viewModel.isWriting
        role: "secondary"
        iconName: "user-plus"
        text: qsTr("New person")
        enabled: !root.viewModel.isBusy
        onClicked: root.viewModel.write()
    }
}
