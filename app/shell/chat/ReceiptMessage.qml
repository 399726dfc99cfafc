pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! A paid order's receipt. */
MoneyMessage {
    id: root

    iconName: "circle-check"
    kindText: qsTr("Payment receipt")
    amountName: "receiptAmount"
    withText: qsTr("paid to %1").arg(Words.isolated(content.payeeName))
    facts: [[qsTr("For"), content.title], [qsTr("Price"), content.listText], [qsTr("Coupon"), content.discountText === "" ? "" : content.discountText + "  " + Words.isolated(content.couponTitle)], [qsTr("When"), content.timeText], [qsTr("Order"), content.number]].filter(fact => fact[1] !== "")
}
