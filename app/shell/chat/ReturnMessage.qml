pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Money that was held, or given, and is the person's again: what for, and why it came back. */
MoneyMessage {
    id: root

    readonly property string other: Words.isolated(content.otherName)

    iconName: "undo-2"
    kindText: {
        switch (content.source) {
        case "transfer":
            return qsTr("Your transfer came back");
        case "packet":
            return qsTr("Red packet: the rest came back");
        default:
            return qsTr("Not held any more");
        }
    }
    amountName: "returnAmount"
    withText: {
        if (content.source === "packet")
            return qsTr("was not opened within 24 hours");
        switch (content.cause) {
        case "declined":
            return qsTr("%1 declined it").arg(other);
        case "closed":
            return qsTr("%1 let it go").arg(other);
        case "captured":
            return qsTr("%1 took less than was held").arg(other);
        default:
            return content.source === "transfer" ? qsTr("%1 did not accept it within 24 hours").arg(other) : qsTr("%1 did not take it within 7 days").arg(other);
        }
    }
    facts: [[qsTr("For"), content.title], [qsTr("When"), content.timeText], [qsTr("Order"), content.number], [content.source === "order" ? qsTr("Held") : qsTr("Given"), content.givenText]].filter(fact => fact[1] !== "")
}
