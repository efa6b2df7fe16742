; The installer for Windows, for Inno Setup 6: for one user, without an administrator. `packaging/build.py` calls it
; with the version. What a coordinator keeps stands elsewhere (%LOCALAPPDATA%\Klik) and is never touched.

#ifndef Version
  #error Give the version: iscc /DVersion=...
#endif

[Setup]
AppId={{6F1C0E6B-6C0D-4B0E-9C4E-2B7D1A6E5C11}
AppName=Klik
AppVersion={#Version}
AppVerName=Klik {#Version}
AppPublisher=Klik
VersionInfoVersion={#Version}
WizardStyle=modern
SetupIconFile=..\build\klik\icons\klik.ico
LicenseFile=..\LICENSE
; For who installs it only: no question of Windows for an administrator.
PrivilegesRequired=lowest
DefaultDirName={autopf}\Klik
DisableProgramGroupPage=yes
UninstallDisplayIcon={app}\klik.exe
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; A newer version closes the one that runs, and opens it again.
CloseApplications=yes
RestartApplications=yes
OutputDir=..\dist
OutputBaseFilename=klik-{#Version}-windows
Compression=lzma2/max
SolidCompression=yes

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
nl.OnTheDesktop=Klik op het bureaublad zetten
fr.OnTheDesktop=Placer Klik sur le bureau
en.OnTheDesktop=Put Klik on the desktop
nl.OpenNow=Klik openen
fr.OpenNow=Ouvrir Klik
en.OpenNow=Open Klik

[Tasks]
Name: "desktop"; Description: "{cm:OnTheDesktop}"; Flags: unchecked

[InstallDelete]
; What an older version left of itself. Nobody keeps anything in here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\klik\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Klik"; Filename: "{app}\klik.exe"
Name: "{autodesktop}\Klik"; Filename: "{app}\klik.exe"; Tasks: desktop

[Run]
Filename: "{app}\klik.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent
