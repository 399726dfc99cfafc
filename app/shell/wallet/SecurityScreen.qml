pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What guards the wallet, and the doors to change it. */
ScrollArea {
    id: root

    required property SecurityViewModel viewModel

    padding: width < 240 ? 10 : Theme.gapLarge

    component Title: PlainText {
        anchors.left: parent?.left
        topPadding: 12
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(640, root.width - 2 * root.padding)
        bottomPadding: 20
        spacing: Theme.gap

        PlainText {
            anchors.left: parent.left
            topPadding: 4
            text: qsTr("Security")
            font.pixelSize: Theme.sizeHeading
            font.weight: Theme.strong(text)
            Accessible.role: Accessible.Heading
        }
        Panel {
            width: parent.width
            height: freeze.height
            color: root.viewModel.isFrozen ? Theme.warningSoft : Theme.card

            SecurityLine {
                id: freeze

                isFirst: true
                iconName: "snowflake"
                title: root.viewModel.isFrozen ? qsTr("Your wallet is frozen") : qsTr("Freeze the wallet")
                text: root.viewModel.isFrozen ? qsTr("Nothing leaves it. To unfreeze it takes your PIN.") : qsTr("At once, nothing leaves it until you unfreeze it with your PIN")

                Toggle {
                    objectName: "securityFreeze"
                    name: qsTr("Freeze the wallet")
                    isOn: root.viewModel.isFrozen
                    enabled: root.viewModel.state === "ready"
                    onClicked: root.viewModel.freeze(!root.viewModel.isFrozen)
                }
            }
        }
        Title {
            text: qsTr("PIN")
        }
        Panel {
            width: parent.width
            height: doors.height

            Column {
                id: doors

                width: parent.width

                SecurityLine {
                    isFirst: true
                    iconName: "lock"
                    title: qsTr("Payment PIN")
                    text: root.viewModel.hasPin ? qsTr("Asked for whenever money leaves your wallet") : qsTr("None is chosen yet")

                    PushButton {
                        objectName: "securityPin"
                        role: "secondary"
                        text: root.viewModel.hasPin ? qsTr("Change") : qsTr("Choose")
                        enabled: root.viewModel.state === "ready"
                        Accessible.name: root.viewModel.hasPin ? qsTr("Change the PIN") : qsTr("Choose a PIN")
                        onClicked: root.viewModel.changePin()
                    }
                }
                SecurityLine {
                    visible: root.viewModel.hasPin
                    iconName: "key-round"
                    title: qsTr("Recovery code")
                    text: root.viewModel.hasRecovery ? qsTr("With it you choose another PIN if you forget yours") : qsTr("There is none: a forgotten PIN could not be set anew")

                    PushButton {
                        objectName: "securityCode"
                        role: "secondary"
                        text: qsTr("New code")
                        onClicked: root.viewModel.renewCode()
                    }
                }
                SecurityLine {
                    visible: root.viewModel.hasPin
                    iconName: "shield-check"
                    title: qsTr("Picture and phrase")
                    text: root.viewModel.hasMark ? qsTr("Plaza shows them whenever it asks you something; a page that imitates it cannot") : qsTr("None are chosen yet")

                    PushButton {
                        objectName: "securityMark"
                        role: "secondary"
                        text: root.viewModel.hasMark ? qsTr("Change") : qsTr("Choose")
                        Accessible.name: qsTr("Choose picture and phrase")
                        onClicked: root.viewModel.changeMark()
                    }
                }
            }
        }
        Title {
            text: qsTr("Limits")
        }
        Panel {
            width: parent.width
            height: general.height
            visible: general.height > 0

            Column {
                id: general

                width: parent.width

                Repeater {
                    model: root.viewModel.limits

                    SecurityLine {
                        id: limit

                        required property var modelData
                        required property int index

                        isFirst: index === 0
                        title: String(modelData.title)
                        text: String(modelData.text)

                        PushButton {
                            objectName: "securityLimit_" + limit.modelData.key
                            role: "secondary"
                            text: String(limit.modelData.value)
                            Accessible.name: qsTr("%1: %2. Change").arg(limit.title).arg(text)
                            onClicked: root.viewModel.editLimit(String(limit.modelData.key))
                        }
                    }
                }
            }
        }
        PlainText {
            width: parent.width
            text: qsTr("To allow yourself more takes your PIN; to allow less does not.")
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
        Title {
            text: qsTr("Limits of mini-apps, a day")
            visible: apps.height > 0
        }
        Panel {
            width: parent.width
            height: apps.height
            visible: apps.height > 0

            Column {
                id: apps

                width: parent.width

                Repeater {
                    model: root.viewModel.miniapps

                    SecurityLine {
                        id: app

                        required property string miniappId
                        required property string name
                        required property string limitText
                        required property int index

                        isFirst: index === 0
                        title: name

                        PushButton {
                            objectName: "securityMiniApp_" + app.miniappId
                            role: "secondary"
                            text: app.limitText
                            Accessible.name: qsTr("%1: %2. Change").arg(Words.isolated(app.name)).arg(text)
                            onClicked: root.viewModel.editMiniApp(app.miniappId)
                        }
                    }
                }
            }
        }
        PlainText {
            objectName: "securityKeys"
            width: parent.width
            topPadding: 8
            text: root.viewModel.keysText
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }
}
