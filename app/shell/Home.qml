import QtQuick
import app.shell

/*! What the first tab holds: the selection of the section shown. */
Item {
    id: root

    required property ShellViewModel viewModel
    readonly property string section: viewModel.section

    SectionLoader {
        file: "chat/ChatsScreen.qml"
        screenModel: root.viewModel.chats
        isCurrent: root.section === "chats"
    }
    SectionLoader {
        file: "people/ProfileScreen.qml"
        screenModel: root.viewModel.people
        isCurrent: root.section === "people"
    }
    SectionLoader {
        file: "official/AccountScreen.qml"
        screenModel: root.viewModel.accounts
        isCurrent: root.section === "articles"
    }
    SectionLoader {
        file: "discover/DiscoverScreen.qml"
        screenModel: root.viewModel.discover
        isCurrent: root.section === "miniapps"
    }
    SectionLoader {
        file: "wallet/WalletScreen.qml"
        screenModel: root.viewModel.wallet
        isCurrent: root.section === "wallet"
    }
    SectionLoader {
        file: "settings/SettingsScreen.qml"
        screenModel: root.viewModel.settings
        isCurrent: root.section === "settings" && root.viewModel.isReady
    }
}
