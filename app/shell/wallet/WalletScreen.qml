pragma ComponentBehavior: Bound
import QtQuick
import app.shell.wallet

/*! What stands beside the wallet's column: the screen that was chosen there. */
Item {
    id: root

    required property WalletViewModel viewModel

    BillsScreen {
        anchors.fill: parent
        visible: root.viewModel.place === "bills"
        viewModel: root.viewModel.bills as BillsViewModel
        held: root.viewModel.held as HeldViewModel
    }
    Loader {
        id: coupons

        property bool isVisited: false

        anchors.fill: parent
        active: isVisited
        visible: root.viewModel.place === "coupons"
        onVisibleChanged: isVisited = isVisited || visible
        sourceComponent: CouponsScreen {
            viewModel: root.viewModel.coupons as CouponsViewModel
        }
    }
    Loader {
        id: security

        property bool isVisited: false

        anchors.fill: parent
        active: isVisited
        visible: root.viewModel.place === "security"
        onVisibleChanged: isVisited = isVisited || visible
        sourceComponent: SecurityScreen {
            viewModel: root.viewModel.security as SecurityViewModel
        }
    }
    Loader {
        id: months

        property bool isVisited: false

        anchors.fill: parent
        active: isVisited
        visible: root.viewModel.place === "months"
        onVisibleChanged: isVisited = isVisited || visible
        sourceComponent: MonthsScreen {
            viewModel: root.viewModel.months as MonthsViewModel
        }
    }
}
