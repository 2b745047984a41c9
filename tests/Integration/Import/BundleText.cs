using System.IO.Compression;

namespace EduEvents.Integration.Import;

/// <summary>A small OneRoster bundle written by hand: file names and their lines.</summary>
public sealed class BundleText
{
    /// <summary>Ids and versions that two texts of one test share; another test is another source.</summary>
    public string Source { get; init; } = Guid.CreateVersion7().ToString("N");
    public string Version { get; init; } = "1.1";
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Writes the zip.</summary>
    /// <returns>Its path.</returns>
    public string Write()
    {
        var path = Path.Combine(Path.GetTempPath(), $"bundle-{Guid.CreateVersion7():N}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        // The doubled header is what real systems write.
        Put(zip, "manifest.csv",
            $"propertyName,value\npropertyName,value\nmanifest.version,1.0\noneroster.version,{Version}\nsource.systemCode,{Source}\n");
        foreach (var (name, text) in Files) Put(zip, name, text);
        return path;
    }

    /// <summary>One school with a year of two periods, classes 5 A and 5 B, and a subgroup of mathematics.</summary>
    public static BundleText School(string source) => new BundleText { Source = source }
        .With("orgs.csv", "sourcedId,status,name,type", "d,active,District,district", "s,active,School,school")
        .With("academicSessions.csv", "sourcedId,status,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "y,active,Year,schoolYear,2026-09-01,2027-05-25,,2027", "p1,active,P1,gradingPeriod,2026-09-01,2026-12-27,y,2027",
                "p2,active,P2,gradingPeriod,2027-01-11,2027-05-25,y,2027")
        .With("courses.csv", "sourcedId,status,title,courseCode", "m,active,Mathematics,MATH")
        .With("classes.csv", "sourcedId,status,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds",
            "5a,active,5 A,05,,homeroom,s,y", "5b,active,5 B,05,,homeroom,s,y", "m5,active,Maths 5,05,m,scheduled,s,y")
        .With("users.csv", "sourcedId,status,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds",
            "t,active,s,teacher,gulnar,Gulnar,Ospanova,", "g,active,s,parent,,Saule,Akhmetova,",
            "a,active,s,student,,Alikhan,Serik,g", "b,active,s,student,,Dana,Akhmet,")
        .With("demographics.csv", "sourcedId,status,birthDate", "a,active,2015-05-23", "b,active,2015-08-01T00:00:00.000Z")
        .With("enrollments.csv", "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "e1,active,5a,s,a,student,,,", "e2,active,5a,s,b,student,,,", "e3,active,m5,s,a,student,,,", "e4,active,m5,s,b,student,,,",
                "e5,active,m5,s,t,teacher,true,,");

    /// <summary>Replaces a file.</summary>
    public BundleText With(string file, params string[] lines)
    {
        Files[file] = string.Join('\n', lines) + "\n";
        return this;
    }

    /// <summary>Changes the text of a file.</summary>
    public BundleText Change(string file, string from, string to)
    {
        Assert.Contains(from, Files[file], StringComparison.Ordinal);
        Files[file] = Files[file].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
