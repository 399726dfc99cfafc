pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! The person's code to pay with: bars and a square, there only while the window is in front. */
Sheet {
    id: root

    required property PaySheetViewModel viewModel
    readonly property bool isShown: viewModel.state === "shown"
    /*! In a low window the square is smaller, so that the bars stay wide enough to be scanned. */
    readonly property bool isLow: roomHeight < 600
    readonly property int squareSize: isLow ? 140 : 200

    sheetWidth: 440
    // Strangers look at this sheet: what the person knows real questions by is not for them.
    showsMark: false
    title: qsTr("Pay")
    subtitle: qsTr("Show this to whoever you pay. It counts once.")
    onDismissed: root.viewModel.close()
    onOpened: front.forceActiveFocus()

    FocusScope {
        id: front

        readonly property bool isInFront: Window.active && Window.visibility !== Window.Minimized

        objectName: "paySheet"
        width: parent.width
        height: column.height
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Your code to pay with")
        onIsInFrontChanged: {
            if (!isInFront)
                root.viewModel.hide();
        }
        Keys.onPressed: event => {
            root.viewModel.stay();
            event.accepted = false;
        }

        HoverHandler {
            onPointChanged: root.viewModel.stay()
        }
        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Rectangle {
                width: parent.width
                height: told.height + 20
                visible: root.viewModel.notice.text !== ""
                radius: Theme.radiusSmall
                color: root.viewModel.notice.tone === "success" ? Theme.accentSoft : Theme.warningSoft

                IconImage {
                    anchors.left: parent.left
                    anchors.leftMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.viewModel.notice.tone === "success" ? "circle-check" : "triangle-alert"
                    size: 20
                    color: told.color
                }
                PlainText {
                    id: told

                    objectName: "payNotice"
                    anchors.left: parent.left
                    anchors.leftMargin: 42
                    y: 10
                    width: parent.width - 54
                    text: root.viewModel.notice.text
                    color: root.viewModel.notice.tone === "success" ? Theme.success : Theme.warning
                    font.weight: Theme.strong(text)
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                }
            }
            Rectangle {
                id: paper

                width: parent.width
                height: square.y + square.height + 8
                radius: Theme.radius
                color: root.isShown ? "#ffffff" : Theme.field
                border.width: 1
                border.color: Theme.line

                BarsImage {
                    objectName: "payBars"
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 10
                    width: parent.width - 4
                    visible: root.isShown
                    digits: root.viewModel.number
                    scaleShown: root.scale
                    name: qsTr("Your pay code as bars")
                }
                PlainText {
                    objectName: "payNumber"
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 80
                    visible: root.isShown && text !== ""
                    text: root.viewModel.spelt
                    color: "#16191d"
                    font.family: Theme.monoFamily
                    font.pixelSize: 15
                }
                CodeImage {
                    id: square

                    objectName: "paySquare"
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 100
                    visible: root.isShown
                    size: root.squareSize
                    border.width: 0
                    isKept: false
                    text: root.viewModel.linkText
                    name: qsTr("Your pay code as a square")
                }
                Spinner {
                    anchors.centerIn: parent
                    visible: root.viewModel.state === "loading"
                    size: 32
                }
                Column {
                    anchors.centerIn: parent
                    width: parent.width - 48
                    visible: root.viewModel.state === "hidden" || root.viewModel.state === "trouble"
                    spacing: Theme.gap

                    IconImage {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: root.viewModel.state === "hidden" ? "eye-off" : "triangle-alert"
                        size: 32
                        color: Theme.textSoft
                    }
                    BalancedText {
                        objectName: "payTrouble"
                        width: parent.width
                        words: root.viewModel.state === "hidden" ? qsTr("Hidden, because you looked elsewhere.") : root.viewModel.trouble
                        color: Theme.textSoft
                    }
                    PushButton {
                        objectName: "payShow"
                        anchors.horizontalCenter: parent.horizontalCenter
                        iconName: "eye"
                        text: root.viewModel.state === "hidden" ? qsTr("Show a code") : qsTr("Try again")
                        onClicked: root.viewModel.show()
                    }
                }
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "paySpell"
                    role: "secondary"
                    enabled: root.isShown
                    text: root.viewModel.spelt === "" ? qsTr("Show the number") : qsTr("Hide the number")
                    onClicked: root.viewModel.spell()
                }
                PushButton {
                    objectName: "payCopy"
                    role: "secondary"
                    iconName: "copy"
                    visible: root.viewModel.spelt !== ""
                    text: qsTr("Copy number")
                    onClicked: root.viewModel.copy()
                }
                PushButton {
                    objectName: "payLimit"
                    role: "secondary"
                    visible: root.viewModel.spelt === ""
                    text: qsTr("Set a limit")
                    onClicked: root.viewModel.security()
                }
            }
            BalancedText {
                objectName: "payLimitText"
                width: parent.width
                visible: text !== "" && !(root.isLow && root.viewModel.notice.text !== "")
                words: root.viewModel.limitText
                color: Theme.textSoft
            }
            BalancedText {
                objectName: "payWarning"
                width: parent.width
                words: qsTr("Send nobody a picture or the number of it: who has it can take money from you.")
                color: Theme.warning
                font.pixelSize: Theme.sizeCaption
            }
        }
    }
}
