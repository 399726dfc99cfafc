pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Asks with which mini-app a file is opened. */
Sheet {
    id: root

    required property OpenWithViewModel viewModel

    sheetWidth: 420
    title: qsTr("Open with")
    subtitle: viewModel.fileName
    onDismissed: close()

    Item {
        width: parent.width
        height: 220

        RowList {
            id: list

            objectName: "openWithList"
            anchors.fill: parent
            anchors.leftMargin: -6
            anchors.rightMargin: -6
            enabled: !root.viewModel.isBusy
            model: root.viewModel.miniapps
            Accessible.name: qsTr("Mini-apps")

            delegate: ListRow {
                id: row

                required property string miniappId
                required property string name
                required property string publisherName
                required property string iconName
                required property string iconSource
                required property string tileColor
                required property int index

                objectName: "openWith_" + miniappId
                title: name
                subtitle: publisherName
                onClicked: {
                    list.currentIndex = index;
                    root.viewModel.choose(miniappId);
                }

                face: IconTile {
                    iconName: row.iconName
                    source: row.iconSource
                    color: row.tileColor
                }
            }
        }
        SkeletonRows {
            width: parent.width
            visible: root.viewModel.state === "loading"
        }
        EmptyNote {
            objectName: "openWithNone"
            anchors.fill: parent
            visible: root.viewModel.state === "ready" && list.count === 0
            iconName: "blocks"
            title: qsTr("No mini-app opens this")
            text: root.viewModel.ending === "" ? qsTr("They say by the ending of its name what they open, and this one has none.") : qsTr("None of those here says that it opens files that end in .%1").arg(Words.isolated(root.viewModel.ending))
        }
    }
    PlainText {
        width: parent.width
        visible: list.count > 0 && !trouble.visible
        text: qsTr("It gets a copy of this one file and its name, and learns neither who sent it nor in which chat.")
        wrapMode: Text.Wrap
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
    }
    PlainText {
        id: trouble

        objectName: "openWithTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
}
