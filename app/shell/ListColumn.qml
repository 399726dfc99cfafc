import QtQuick
import app.shell
import app.shell.style

/*! The column beside the rail: the list of the section shown; grey shapes until it can be loaded. */
Rectangle {
    id: root

    required property ShellViewModel viewModel
    /*! Nothing is beside it: there is room for one pane only. */
    required property bool isAlone

    /*! Something was chosen from the list. */
    signal chosen

    implicitWidth: 286
    color: Theme.list

    Column {
        anchors.fill: parent
        visible: !root.viewModel.isReady && root.viewModel.failureText === "" && !(root.viewModel.section === "chats" && root.viewModel.chats)

        Item {
            width: parent.width
            height: 56

            Rectangle {
                x: 10
                y: 10
                width: parent.width - 20
                height: 36
                radius: Theme.radiusSmall
                color: Theme.field
            }
        }
        SkeletonRows {
            width: parent.width
        }
    }
    SectionLoader {
        file: "chat/ChatList.qml"
        screenModel: root.viewModel.chats
        isCurrent: root.viewModel.section === "chats"
        onChosen: root.chosen()
    }
    SectionLoader {
        file: "people/PeopleList.qml"
        screenModel: root.viewModel.people
        isCurrent: root.viewModel.section === "people"
        onChosen: root.chosen()
    }
    SectionLoader {
        file: "official/AccountList.qml"
        screenModel: root.viewModel.accounts
        isCurrent: root.viewModel.section === "articles"
        onChosen: root.chosen()
    }
    SectionLoader {
        id: miniapps

        file: "discover/MiniAppList.qml"
        screenModel: root.viewModel.discover
        isCurrent: root.viewModel.section === "miniapps"
        onChosen: root.chosen()
    }
    Binding {
        target: miniapps.item
        property: "isAlone"
        value: root.isAlone
    }
    SectionLoader {
        file: "wallet/WalletColumn.qml"
        screenModel: root.viewModel.wallet
        isCurrent: root.viewModel.section === "wallet"
        onChosen: root.chosen()
    }
    SectionLoader {
        file: "settings/SettingsColumn.qml"
        screenModel: root.viewModel.settings
        isCurrent: root.viewModel.section === "settings" && root.viewModel.isReady
        onChosen: root.chosen()
    }
}
