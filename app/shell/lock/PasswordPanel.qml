pragma ComponentBehavior: Bound
import QtQuick
import app.shell.lock
import app.shell.style
import app.shell.wallet

/*! What the settings show of the password: whether there is one, when it is asked for, and the key that locks now. */
Panel {
    id: root

    required property LockViewModel lock
    readonly property PasswordViewModel password: lock.password as PasswordViewModel
    readonly property bool isSet: password?.isSet ?? false
    readonly property string step: password?.step ?? ""

    height: column.height

    Column {
        id: column

        width: parent.width

        SecurityLine {
            isFirst: true
            title: root.isSet ? qsTr("This window has a password") : qsTr("No password")
            text: root.isSet ? qsTr("%1 locks the window").arg(Shortcuts.told("window.lock")) : qsTr("Whoever sits at this computer sees your chats and your wallet")

            Flow {
                width: Math.min(implicitWidth, root.width - 36)
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "passwordSet"
                    visible: !root.isSet && root.step === ""
                    role: "secondary"
                    iconName: "lock"
                    text: qsTr("Set a password")
                    enabled: root.password !== null
                    onClicked: root.password.begin("set")
                }
                PushButton {
                    objectName: "lockNow"
                    visible: root.isSet
                    role: "secondary"
                    iconName: "lock"
                    text: qsTr("Lock now")
                    onClicked: root.lock.lock()
                }
            }
        }
        SecurityLine {
            visible: root.isSet
            title: qsTr("Ask at the start")
            text: qsTr("Before anything of yours is shown")

            Toggle {
                objectName: "passwordAtStart"
                name: qsTr("Ask for the password at the start")
                isOn: root.password?.asksAtStart ?? false
                enabled: !(root.password?.isBusy ?? true)
                onClicked: root.password.askAtStart(!isOn)
            }
        }
        SecurityLine {
            visible: root.isSet
            title: qsTr("Lock after")
            text: qsTr("Minutes without a touch of this window")

            Segmented {
                width: Math.min(implicitWidth, root.width - 36)
                name: qsTr("Minutes until the window locks itself")
                isCompact: true
                current: String(root.password?.idleMinutes ?? 0)
                choices: [
                    {
                        "key": "1",
                        "text": "1",
                        "iconName": "clock"
                    },
                    {
                        "key": "5",
                        "text": "5",
                        "iconName": "clock"
                    },
                    {
                        "key": "15",
                        "text": "15",
                        "iconName": "clock"
                    },
                    {
                        "key": "60",
                        "text": "60",
                        "iconName": "clock"
                    },
                    {
                        "key": "0",
                        "text": qsTr("Never"),
                        "iconName": "clock"
                    }
                ]
                onChosen: key => root.password.lockAfter(parseInt(key))
            }
        }
        SecurityLine {
            visible: root.isSet && root.step === ""
            title: qsTr("Another password, or none")
            text: qsTr("Needs the one you have now")

            Row {
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "passwordChange"
                    role: "secondary"
                    text: qsTr("Change…")
                    onClicked: root.password.begin("change")
                }
                PushButton {
                    objectName: "passwordRemove"
                    role: "secondary"
                    text: qsTr("Remove…")
                    onClicked: root.password.begin("remove")
                }
            }
        }
        Loader {
            x: 18
            width: parent.width - 36
            active: root.step !== ""
            visible: active
            sourceComponent: PasswordForm {
                viewModel: root.password
                bottomPadding: 16
            }
        }
    }
}
