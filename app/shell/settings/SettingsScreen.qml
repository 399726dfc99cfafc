pragma ComponentBehavior: Bound
import QtQuick
import app.shell.settings
import app.shell.style
import app.shell.back_up
import app.shell.links
import app.shell.lock
import app.shell.system_keys

/*! Look and size of the window, and what Plaza is. */
ScrollArea {
    id: root

    objectName: "settingsScreen"

    required property SettingsViewModel viewModel
    readonly property OutsideLinksViewModel links: viewModel.outsideLinks as OutsideLinksViewModel
    readonly property ScreenKeysViewModel screenKeys: viewModel.screenKeys as ScreenKeysViewModel
    readonly property SettingsSections sections: viewModel.sections as SettingsSections

    /*! Whether it goes to a section, which may be too near the end to come to the top. */
    property bool isGoing: false

    /*! The section that was asked for before there was anything to show: gone to as the screen gets its height. */
    property string awaited: ""

    Component.onCompleted: {
        awaited = sections.current;
        all.forceLayout();
        goTo(awaited);
    }
    onContentHeightChanged: {
        if (awaited !== "")
            goTo(awaited);
    }

    /*! Show a section from its title on. */
    function goTo(key: string): void {
        const title = titles().find(each => each.key === key);
        if (!title)
            return;
        isGoing = true;
        contentY = Math.max(0, Math.min(contentHeight - height, title.y));
        isGoing = false;
    }
    function titles(): list<SectionTitle> {
        return Array.from(all.children).filter(each => each instanceof SectionTitle);
    }

    /*! What the keyboard is on is to be seen: a form that has just opened, a switch that Tab has come to. */
    readonly property Item focused: visible ? Window.activeFocusItem : null

    onFocusedChanged: {
        let above = focused;
        while (above && above !== all)
            above = above.parent;
        if (above)
            Qt.callLater(reveal, focused);
    }
    padding: Theme.gapLarge
    onContentYChanged: {
        if (isGoing)
            return;
        awaited = "";
        const above = titles().filter(each => each.y <= contentY + height / 3);
        if (above.length > 0)
            sections.reach(atYEnd ? titles()[titles().length - 1].key : above[above.length - 1].key);
    }

    Connections {
        function onWanted(key: string): void {
            root.goTo(key);
        }

        target: root.sections
    }
    Column {
        id: all

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(640, root.width - 2 * root.padding)
        topPadding: 4
        spacing: Theme.gap

        SectionTitle {
            key: "appearance"
            text: qsTr("Appearance")
        }
        Panel {
            width: parent.width
            height: language.height + theme.height + size.height + motion.height

            SettingLine {
                id: language

                width: parent.width
                title: qsTr("Language")
                text: qsTr("Everything follows at once, mini-apps that speak it too")

                Segmented {
                    width: Math.min(implicitWidth, language.width - 36)
                    name: qsTr("Language")
                    isCompact: root.width < 400
                    current: root.viewModel.language
                    choices: [
                        {
                            "key": "as_system",
                            "text": qsTr("System"),
                            "iconName": "monitor"
                        },
                        // Each in itself: whoever cannot read the others finds their own.
                        {
                            "key": "en",
                            "text": "English",
                            "iconName": "type"
                        },
                        {
                            "key": "zh_CN",
                            "text": "中文",
                            "iconName": "languages"
                        }
                    ]
                    onChosen: key => root.viewModel.chooseLanguage(key)
                }
            }
            Rectangle {
                x: 18
                y: theme.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: theme

                y: language.height
                width: parent.width
                title: qsTr("Theme")
                text: qsTr("Light, dark, or as the system has it")

                Segmented {
                    width: Math.min(implicitWidth, theme.width - 36)
                    name: qsTr("Theme")
                    isCompact: root.width < 400
                    current: root.viewModel.mode
                    choices: [
                        {
                            "key": "system",
                            "text": qsTr("System"),
                            "iconName": "monitor"
                        },
                        {
                            "key": "light",
                            "text": qsTr("Light"),
                            "iconName": "sun"
                        },
                        {
                            "key": "dark",
                            "text": qsTr("Dark"),
                            "iconName": "moon"
                        }
                    ]
                    onChosen: key => root.viewModel.chooseMode(key)
                }
            }
            Rectangle {
                x: 18
                y: size.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: size

                y: theme.y + theme.height
                width: parent.width
                title: qsTr("Size")
                text: qsTr("%1 and %2 do the same; %3 goes back").arg(Shortcuts.told("window.zoomIn")).arg(Shortcuts.told("window.zoomOut")).arg(Shortcuts.told("window.zoomReset"))

                Row {
                    spacing: 4

                    IconButton {
                        objectName: "zoomOut"
                        iconName: "minus"
                        name: qsTr("Smaller")
                        enabled: root.viewModel.canZoomOut
                        onClicked: root.viewModel.zoomBy(-1)
                    }
                    PlainText {
                        objectName: "zoomText"
                        anchors.verticalCenter: parent.verticalCenter
                        width: 56
                        text: root.viewModel.zoomText
                        font.weight: Font.Medium
                        horizontalAlignment: Text.AlignHCenter
                    }
                    IconButton {
                        objectName: "zoomIn"
                        iconName: "plus"
                        name: qsTr("Larger")
                        enabled: root.viewModel.canZoomIn
                        onClicked: root.viewModel.zoomBy(1)
                    }
                }
            }
            Rectangle {
                x: 18
                y: motion.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: motion

                y: size.y + size.height
                width: parent.width
                title: qsTr("Motion")
                text: qsTr("Less: nothing slides, grows or bounces")

                Segmented {
                    width: Math.min(implicitWidth, motion.width - 36)
                    name: qsTr("Motion")
                    isCompact: root.width < 400
                    current: root.viewModel.isStill ? "less" : "all"
                    choices: [
                        {
                            "key": "all",
                            "text": qsTr("All"),
                            "iconName": "play"
                        },
                        {
                            "key": "less",
                            "text": qsTr("Less"),
                            "iconName": "pause"
                        }
                    ]
                    onChosen: key => root.viewModel.keepStill(key === "less")
                }
            }
        }
        SectionTitle {
            key: "desktop"
            text: qsTr("Desktop")
        }
        DesktopPanel {
            width: parent.width
            viewModel: root.viewModel.desktop as DesktopViewModel
        }
        SectionTitle {
            key: "scanner"
            text: qsTr("Scanner")
        }
        Panel {
            width: parent.width
            height: screenKeys.height + keysProblem.height

            SettingLine {
                id: screenKeys

                width: parent.width
                title: qsTr("Scan the screen from every program")
                text: !root.screenKeys.canWork ? qsTr("In Plaza's own window %1 does it").arg(Shortcuts.told("scan.screen")) : root.screenKeys.isHeard ? qsTr("Plaza hears these keys wherever you are") : qsTr("Plaza then hears these keys, nothing else you type")

                ScreenKeys {
                    viewModel: root.screenKeys
                }
            }
            Item {
                id: keysProblem

                x: 18
                y: screenKeys.height - 6
                width: parent.width - 36
                height: problem.text === "" ? 0 : problem.implicitHeight + 8

                PlainText {
                    id: problem

                    objectName: "screenKeysProblem"
                    width: parent.width
                    visible: text !== ""
                    text: root.screenKeys.problem
                    color: root.screenKeys.canWork ? Theme.danger : Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.Wrap
                    lineHeight: 1.25
                }
            }
        }
        SectionTitle {
            key: "links"
            text: qsTr("Links")
        }
        Panel {
            width: parent.width
            height: outsideLinks.height

            SettingLine {
                id: outsideLinks

                width: parent.width
                title: qsTr("Open plaza:// links with Plaza")
                text: {
                    if (root.links.problem !== "")
                        return root.links.problem;
                    return root.links.canWork ? qsTr("From browsers, mails and other programs. You always see first what a link is.") : qsTr("This system gives links only to installed programs; give them to Plaza with --link");
                }

                Toggle {
                    objectName: "outsideLinks"
                    enabled: root.links.canWork && !root.links.isBusy
                    isOn: root.links.isOn
                    name: qsTr("Open plaza:// links with Plaza")
                    onClicked: root.links.switchOn(!root.links.isOn)
                }
            }
        }
        SectionTitle {
            key: "password"
            text: qsTr("Password")
        }
        PasswordPanel {
            width: parent.width
            lock: root.viewModel.lock as LockViewModel
        }
        SectionTitle {
            key: "backUp"
            text: qsTr("Back-up")
        }
        BackUpPanel {
            width: parent.width
            viewModel: root.viewModel.backUps as BackUpsViewModel
        }
        SectionTitle {
            key: "privacy"
            text: qsTr("Privacy")
        }
        Panel {
            width: parent.width
            height: calls.height + scans.height + departure.height

            SettingLine {
                id: calls

                width: parent.width
                title: qsTr("What mini-apps did")
                text: qsTr("What they asked Plaza for in the last 90 days, and what came of it")

                PushButton {
                    objectName: "openCalls"
                    role: "secondary"
                    iconName: "history"
                    text: qsTr("Show")
                    onClicked: root.viewModel.callsWanted()
                }
            }
            Rectangle {
                x: 18
                y: scans.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: scans

                y: calls.height
                width: parent.width
                title: qsTr("Scans")
                text: qsTr("The codes you scanned, and whether they are kept")

                PushButton {
                    objectName: "openScans"
                    role: "secondary"
                    iconName: "scan-qr-code"
                    text: qsTr("Show")
                    onClicked: root.viewModel.scansWanted()
                }
            }
            Rectangle {
                x: 18
                y: departure.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: departure

                y: scans.y + scans.height
                width: parent.width
                title: qsTr("Your profile")
                text: qsTr("Delete it from this computer; what goes and what stays is said first")

                PushButton {
                    objectName: "openDeparture"
                    role: "secondary"
                    iconName: "trash-2"
                    text: qsTr("Delete…")
                    onClicked: root.viewModel.departureWanted()
                }
            }
        }
        SectionTitle {
            key: "keys"
            text: qsTr("Keyboard")
        }
        Panel {
            width: parent.width
            height: keys.height

            SettingLine {
                id: keys

                width: parent.width
                title: qsTr("Keyboard shortcuts")
                text: qsTr("Every key that Plaza hears; %1 shows them as well").arg(Shortcuts.told("window.keys"))

                PushButton {
                    objectName: "openKeys"
                    role: "secondary"
                    iconName: "keyboard"
                    text: qsTr("Show")
                    onClicked: root.viewModel.keysWanted()
                }
            }
        }
        SectionTitle {
            key: "about"
            text: qsTr("About")
        }
        AboutPanel {
            width: parent.width
            viewModel: root.viewModel
        }
    }

    component SectionTitle: PlainText {
        required property string key

        anchors.left: parent?.left
        topPadding: key === "appearance" ? 0 : 12
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
}
