pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Several codes in view: what each says, to pick one. */
Panel {
    id: root

    required property ScanViewModel viewModel

    objectName: "scanChoices"
    implicitHeight: rows.implicitHeight + 2 * Theme.gapSmall
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Codes in view")

    Column {
        id: rows

        x: Theme.gapSmall
        y: Theme.gapSmall
        width: root.width - 2 * Theme.gapSmall
        spacing: Theme.gapTiny

        Repeater {
            model: root.viewModel.choices.slice(0, 6)

            PushButton {
                required property string modelData
                required property int index

                objectName: "scanChoice" + index
                width: rows.width
                role: "plain"
                iconName: "qr-code"
                text: modelData
                onClicked: root.viewModel.choose(index)
            }
        }
        PushButton {
            objectName: "scanChooseNone"
            width: rows.width
            role: "secondary"
            text: qsTr("None of these")
            onClicked: root.viewModel.resume()
        }
    }
}
