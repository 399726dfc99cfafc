pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! A person: who they are, how to write to them, and their code. */
Item {
    id: root

    required property PeopleViewModel viewModel
    readonly property var person: viewModel.selected
    readonly property OwnProfileViewModel own: viewModel.own
    /*! What deletes the person's own profile. */
    readonly property DepartureViewModel leaving: viewModel.departure

    /*! Whose profile it is: another one is read from its beginning. */
    readonly property string personId: person.userId

    onPersonIdChanged: area.contentY = 0

    EmptyNote {
        anchors.fill: parent
        visible: root.person.userId === ""
        iconName: "users"
        title: qsTr("Choose a person")
        text: qsTr("Their profile stands here, with a way to write to them.")
    }
    ScrollArea {
        id: area

        anchors.fill: parent
        visible: root.person.userId !== ""
        padding: Theme.gapLarge

        Item {
            width: parent.width
            height: 28
        }
        Panel {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(420, parent.width)
            height: column.height + 56

            Column {
                id: column

                x: 28
                y: 28
                width: parent.width - 56
                spacing: Theme.gap

                Avatar {
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: 96
                    name: root.person.name
                    color: root.person.avatarColor
                    source: root.person.picture
                }
                Loader {
                    width: parent.width
                    active: root.person.isMe && root.viewModel.ownPicture !== null
                    visible: active
                    sourceComponent: OwnPicture {
                        viewModel: root.viewModel.ownPicture
                        hasPicture: root.person.picture !== ""
                    }
                }
                BalancedText {
                    objectName: "profileName"
                    width: parent.width
                    words: root.person.name
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                BalancedText {
                    objectName: "profileRealName"
                    width: parent.width
                    visible: text !== ""
                    words: root.person.realName === "" ? "" : qsTr("Calls themselves %1").arg(Words.isolated(root.person.realName))
                    color: Theme.textSoft
                }
                BalancedText {
                    width: parent.width
                    visible: text !== ""
                    words: root.person.about
                    color: Theme.textSoft
                    lineHeight: 1.25
                }
                BalancedText {
                    objectName: "profileLeft"
                    width: parent.width
                    visible: root.person.hasLeft
                    words: qsTr("Deleted their profile. What was said stays; nothing new reaches them.")
                    color: Theme.textSoft
                }
                PushButton {
                    objectName: "ownChange"
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: root.person.isMe && root.own !== null && !root.own.isOpen
                    role: "secondary"
                    iconName: "pencil"
                    text: qsTr("Change…")
                    onClicked: root.own.begin()
                }
                Loader {
                    width: parent.width
                    active: root.person.isMe && (root.own?.isOpen ?? false)
                    visible: active
                    sourceComponent: OwnProfileForm {
                        viewModel: root.own
                        name: root.person.name
                        about: root.person.about
                        color: root.person.avatarColor
                    }
                }
                Loader {
                    width: parent.width
                    active: root.person.userId !== "" && !root.person.isMe && !root.person.hasLeft
                    visible: active
                    sourceComponent: ProfileActions {
                        viewModel: root.viewModel.profile
                    }
                }
                Item {
                    width: parent.width
                    height: 17
                    visible: !root.person.hasLeft

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                }
                CodeImage {
                    visible: !root.person.hasLeft
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 176
                    height: 176
                    text: root.person.link
                    name: qsTr("QR code of %1").arg(root.person.name)
                }
                PushButton {
                    objectName: "profileShare"
                    visible: !root.person.hasLeft
                    anchors.horizontalCenter: parent.horizontalCenter
                    role: "secondary"
                    iconName: "share-2"
                    text: qsTr("Share…")
                    onClicked: root.viewModel.codeWanted(root.person.link)
                }
                BalancedText {
                    width: parent.width
                    visible: !root.person.hasLeft
                    words: root.person.isMe ? qsTr("Your code: whoever scans it sees your profile.") : qsTr("Scan this code to see %1's profile.").arg(Words.isolated(root.person.name))
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
            }
        }
        Item {
            width: parent.width
            height: Theme.gap
            visible: others.visible
        }
        Panel {
            id: others

            objectName: "profilesPanel"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.person.isMe && root.viewModel.profiles !== null
            width: Math.min(420, parent.width)
            height: visible ? profiles.height + 56 : 0

            Column {
                id: profiles

                x: 28
                y: 28
                width: parent.width - 56
                spacing: Theme.gapSmall

                PlainText {
                    width: parent.width
                    text: qsTr("People on this computer")
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                PlainText {
                    width: parent.width
                    text: qsTr("Each has a window of their own, with chats, wallet and mini-apps that the others do not see.")
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                }
                Loader {
                    width: parent.width
                    active: others.visible
                    sourceComponent: ProfileRows {
                        viewModel: root.viewModel.profiles
                        meId: root.person.userId
                    }
                }
            }
        }
        Item {
            width: parent.width
            height: Theme.gap
            visible: departure.visible
        }
        Panel {
            id: departure

            objectName: "departurePanel"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.person.isMe && root.leaving !== null
            width: Math.min(420, parent.width)
            height: visible ? leave.height + 56 : 0
            // The form grows as its words find their lines, and as it says what is wrong.
            onHeightChanged: {
                if (visible && (root.leaving?.isOpen ?? false))
                    Qt.callLater(area.reveal, departure);
            }

            Column {
                id: leave

                x: 28
                y: 28
                width: parent.width - 56

                PushButton {
                    objectName: "departureBegin"
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: !(root.leaving?.isOpen ?? false)
                    role: "plain"
                    iconName: "trash-2"
                    text: qsTr("Delete this profile…")
                    busy: root.leaving?.isBusy ?? false
                    onClicked: root.leaving.begin()
                }
                Loader {
                    width: parent.width
                    active: departure.visible && (root.leaving?.isOpen ?? false)
                    visible: active
                    onLoaded: Qt.callLater(area.reveal, departure)
                    sourceComponent: DepartureForm {
                        viewModel: root.leaving
                        name: root.person.name
                    }
                }
            }
        }
        Item {
            width: parent.width
            height: Theme.gapLarge
        }
    }
}
