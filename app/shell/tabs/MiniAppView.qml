pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A mini-app in its tab: the shell's head over the mini-app's page, which is cut off at its edges. */
FocusScope {
    id: root

    required property MiniAppViewModel viewModel
    /*! Where it is seen: "strip", "beside" the first tab, or in a "window" of its own. */
    property string place: "strip"
    /*! Whether there is room beside the first tab. */
    property bool hasRoom: true
    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft

    /*! The person wants it seen in another place. */
    signal placeWanted(place: string)

    onIsMirroredChanged: tellWindow()

    /*! Say how the pages are shown: a mini-app may go by that. */
    function tellWindow(): void {
        viewModel.windowReport.tell(stage.width, stage.height, Theme.dark, Theme.zoom, isMirrored);
    }

    /*! A question of the shell's has come or gone: so may what was said of the one before. */
    function giveWay(isAsked: bool): void {
        toast.giveWay(isAsked);
    }

    Connections {
        target: Theme

        function onDarkChanged(): void {
            root.tellWindow();
        }
        function onZoomChanged(): void {
            root.tellWindow();
        }
    }

    Item {
        id: head

        width: parent.width
        height: 60
        z: 2

        IconButton {
            id: back

            objectName: "pageBack"
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            visible: root.viewModel.canGoBack
            iconName: "arrow-left"
            name: qsTr("Back")
            onClicked: root.viewModel.back()
        }
        PlainText {
            objectName: "pageTitle"
            anchors.left: parent.left
            anchors.leftMargin: back.visible ? 56 : 20
            anchors.right: capsule.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.viewModel.title
            elide: Text.ElideRight
            maximumLineCount: 1
            font.pixelSize: Theme.sizeHeading
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Capsule {
            id: capsule

            anchors.right: parent.right
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            name: root.viewModel.face.name
            onMenuWanted: {
                menu.active = true;
                (menu.item as CapsuleMenu).open();
            }
            onCloseWanted: root.viewModel.close()
        }
    }

    Item {
        id: stage

        objectName: "miniappStage"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.viewModel.state === "showing"
        clip: true
        focus: true
        onWidthChanged: root.tellWindow()
        onHeightChanged: root.tellWindow()
        Component.onCompleted: {
            root.tellWindow();
            root.viewModel.attach(stage);
        }
    }

    Loader {
        anchors.fill: stage
        active: root.viewModel.state === "starting"
        sourceComponent: Splash {
            viewModel: root.viewModel
        }
    }
    Loader {
        anchors.fill: stage
        active: root.viewModel.state === "failed"
        sourceComponent: ErrorPage {
            viewModel: root.viewModel
        }
    }

    Toast {
        id: toast

        objectName: "pageToast"
        anchors.horizontalCenter: stage.horizontalCenter
        anchors.bottom: stage.bottom
        anchors.bottomMargin: 84 // above the buttons that stand at the foot of a page
        width: Math.min(implicitWidth, stage.width - 40)
        z: 1
        speaker: root.viewModel.face.name
    }
    Connections {
        target: root.viewModel

        function onSaid(text: string) {
            toast.show(text, "normal");
        }
    }

    Loader {
        anchors.top: stage.top
        anchors.left: stage.left
        anchors.right: stage.right
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        anchors.topMargin: 4
        z: 1
        active: root.viewModel.strainNotice.isTold
        sourceComponent: StrainNotice {
            strain: root.viewModel.strainNotice
            name: root.viewModel.face.name
        }
    }

    // Most people never open it.
    Loader {
        id: menu

        active: false
        sourceComponent: CapsuleMenu {
            parent: root
            x: root.isMirrored ? 20 : root.width - width - 20
            y: head.height - 8
            viewModel: root.viewModel
            place: root.place
            hasRoom: root.hasRoom
            onPlaceWanted: place => root.placeWanted(place)
        }
    }
}
