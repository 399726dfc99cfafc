pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Several codes in view: what each is, numbered as on the picture, to pick one. */
Panel {
    id: root

    required property ScanViewModel viewModel
    /*! As high as it may be; what is more scrolls. */
    required property real heightMax

    /*! The first code has the keyboard. */
    function takeKeys(): void {
        rows.itemAt(0)?.forceActiveFocus(Qt.PopupFocusReason);
    }

    objectName: "scanChoices"
    implicitHeight: Math.min(heightMax, column.implicitHeight + 2 * Theme.gapSmall)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Codes in view")

    ScrollArea {
        anchors.fill: parent
        padding: Theme.gapSmall

        Column {
            id: column

            width: parent?.width ?? 0
            spacing: Theme.gapTiny

            PlainText {
                objectName: "scanChoicesQuestion"
                x: 8
                width: parent.width - 16
                topPadding: 2
                bottomPadding: 4
                text: root.viewModel.sentence
                wrapMode: Text.Wrap
                font.weight: Font.Medium
            }
            Repeater {
                id: rows

                model: root.viewModel.choices

                T.AbstractButton {
                    id: row

                    required property var modelData
                    required property int index

                    objectName: "scanChoice" + index
                    width: column.width
                    height: 46
                    hoverEnabled: true
                    focusPolicy: Qt.StrongFocus
                    Accessible.role: Accessible.Button
                    Accessible.name: qsTr("Code %1: %2, %3").arg(modelData.number).arg(modelData.kindText).arg(modelData.text)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()
                    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    onClicked: root.viewModel.choose(index)

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: row.down ? Theme.pressed : row.hovered || row.activeFocus ? Theme.hover : "transparent"

                        FocusRing {
                            control: row.background
                            isShown: row.visualFocus
                        }
                    }
                    contentItem: Item {
                        Rectangle {
                            anchors.left: parent.left
                            anchors.leftMargin: 8
                            anchors.verticalCenter: parent.verticalCenter
                            width: 24
                            height: 24
                            radius: 12
                            color: Theme.accent

                            PlainText {
                                anchors.centerIn: parent
                                text: String(row.modelData.number)
                                color: Theme.accentText
                                font.pixelSize: 13
                                font.weight: Font.Bold
                            }
                        }
                        IconImage {
                            anchors.left: parent.left
                            anchors.leftMargin: 42
                            anchors.verticalCenter: parent.verticalCenter
                            name: row.modelData.iconName
                            size: 18
                            color: Theme.textSoft
                        }
                        PlainText {
                            anchors.left: parent.left
                            anchors.leftMargin: 70
                            y: 5
                            width: parent.width - 78
                            text: row.modelData.text
                            elide: Text.ElideRight
                            maximumLineCount: 1
                            font.weight: Font.Medium
                        }
                        PlainText {
                            anchors.left: parent.left
                            anchors.leftMargin: 70
                            y: 25
                            width: parent.width - 78
                            text: row.modelData.kindText
                            elide: Text.ElideRight
                            maximumLineCount: 1
                            color: Theme.textSoft
                            font.pixelSize: Theme.sizeCaption
                        }
                    }
                }
            }
            PushButton {
                objectName: "scanChooseNone"
                width: column.width
                role: "secondary"
                text: qsTr("None of these")
                onClicked: root.viewModel.resume()
            }
        }
    }
}
